package dev.grapevine.local.cluster;

import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.local.demo.DemoConfig;
import dev.grapevine.mention.Mention;
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
        List<Mention> mentions = traffic.stream().map(Generated::mention).toList();
        try (ClusterLine line = ClusterLine.start(folder, 2, DemoConfig.brands())) {
            line.submit("--parallelism", "1");
            line.wire().send(mentions.subList(0, PART));
            line.awaitDocuments(Documents.of(traffic.subList(0, PART)));

            line.flink().addTaskManager();
            line.flink().killTaskManager(0);
            line.flink().killTaskManager(1);
            line.flink().addTaskManager();
            line.wire().send(mentions.subList(PART, 2 * PART));
            line.awaitDocuments(Documents.of(traffic.subList(0, 2 * PART)));

            line.flink().addTaskManager();
            line.flink().addTaskManager();
            line.submit("--upgrade", "--parallelism", "4");
            line.wire().send(mentions.subList(2 * PART, 3 * PART));
            line.awaitDocuments(Documents.of(traffic.subList(0, 3 * PART)));

            line.submit("--upgrade", "--parallelism", "2");
            line.wire().send(mentions.subList(3 * PART, 4 * PART));
            line.awaitDocuments(Documents.of(traffic.subList(0, 4 * PART)));

            line.flink().killAndRestartJobManager();
            line.flink().awaitReady();
            line.submit("--restore", "--parallelism", "2");
            line.wire().send(mentions.subList(4 * PART, 5 * PART));
            line.wire().send(mentions.subList(0, PART));
            line.awaitDocuments(Documents.of(traffic));
            line.awaitRecount();
        }
    }
}
