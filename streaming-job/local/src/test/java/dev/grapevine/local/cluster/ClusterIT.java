package dev.grapevine.local.cluster;

import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.local.demo.DemoConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled jobs submitted, killed, rescaled and restored: the counts stay exact. */
@Tag("slow")
final class ClusterIT {

    private static final int PART = 600;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingCountsTwice() throws Exception {
        List<Generated> traffic = new TrafficGenerator(Scenario.demo(), 7)
                .stream().limit(5L * PART).toList();
        try (ClusterLine line = ClusterLine.start(folder, 2, DemoConfig.brands())) {
            line.submit("--parallelism", "1");
            line.send(traffic.subList(0, PART));
            line.awaitDocuments(documents(traffic.subList(0, PART)));

            line.flink().addTaskManager();
            line.flink().killTaskManager(0);
            line.flink().killTaskManager(1);
            line.flink().addTaskManager();
            line.send(traffic.subList(PART, 2 * PART));
            line.awaitDocuments(documents(traffic.subList(0, 2 * PART)));

            line.flink().addTaskManager();
            line.flink().addTaskManager();
            line.submit("--upgrade", "--parallelism", "4");
            line.send(traffic.subList(2 * PART, 3 * PART));
            line.awaitDocuments(documents(traffic.subList(0, 3 * PART)));

            line.submit("--upgrade", "--parallelism", "2");
            line.send(traffic.subList(3 * PART, 4 * PART));
            line.awaitDocuments(documents(traffic.subList(0, 4 * PART)));

            line.flink().killAndRestartJobManager();
            line.flink().awaitReady();
            line.submit("--restore", "--parallelism", "2");
            line.send(traffic.subList(4 * PART, 5 * PART));
            line.send(traffic.subList(0, PART));
            line.awaitDocuments(documents(traffic));
            line.awaitRecount();
        }
    }

    private static long documents(List<Generated> traffic) {
        return traffic.stream()
                .mapToLong(each -> each.truth().sentiment().size())
                .sum();
    }
}
