package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.incident.IncidentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of the stream at fifty times its speed through real processes, of which every two to four minutes one is killed. When
 * it is quiet again, the documents are those that the traffic leaves behind, the counts equal a recount, and nothing was
 * told twice. Prints what it does.
 */
@Tag("soak")
final class SoakIT {

    private static final int SPEED = 50;
    private static final Duration LENGTH = Duration.ofHours(Integer.getInteger("grapevine.soak.hours", 24));
    private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("grapevine.soak.pause", 120));
    private static final double PER_SECOND = Integer.getInteger("grapevine.soak.rate", 2);
    private static final long SEED = Long.getLong("grapevine.soak.seed", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    /** Nothing is heard so long after the end. */
    private static final Duration LATEST = Duration.ofHours(1);

    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final Random random = new Random(SEED);
    /** Numbers of those that run: two do the work, one is spare. */
    private final List<Integer> taskManagers = new ArrayList<>(List.of(0, 1, 2));

    private int started = taskManagers.size();
    private final long began = System.nanoTime();

    @TempDir
    Path folder;

    @Test
    void aDayWithRandomKillsLeavesNothingWrong() throws Exception {
        SoakTraffic traffic = new SoakTraffic(LENGTH, PER_SECOND, SEED);
        try (ClusterLine line = ClusterLine.start(folder, taskManagers.size(), MustSee.brands(traffic.brands()))) {
            line.submit("--parallelism", "2");
            CompletableFuture<Pacing> sending = CompletableFuture.supplyAsync(
                    () -> Pacing.send(traffic, SPEED, line.kafka().client()));
            int kills = killUntilDone(line, sending);
            say("%s; %d kills; mentions by what became of them: %s", sending.get(), kills, traffic.fates());
            assertThat(kills).isPositive();

            line.eventually(PATIENCE, () -> Documents.assertSame(line.search().documents(), traffic.documents()));
            say("%d documents, as many as were expected", traffic.documents().size());
            line.awaitRecount();
            say("counts equal a recount");
            line.wire().beat(traffic.end().plus(LATEST));
            line.eventually(PATIENCE, () -> assertIncidents(Alerts.on(line.wire()), traffic.brands()));
        }
    }

    private void assertIncidents(Alerts alerts, List<String> brands) {
        alerts.assertToldOnce();
        assertThat(alerts.opened())
                .extracting(IncidentEvent::brand)
                .as("brands of incidents")
                .containsExactlyInAnyOrderElementsOf(brands);
        say(
                "%d incidents, as many as were due; of %d events %d were said more than once",
                brands.size(), alerts.events(), alerts.repeated());
    }

    /** What can be killed. */
    private enum Victim {
        TASK_MANAGER,
        JOB_MANAGER,
        ELASTICSEARCH,
        KAFKA
    }

    private int killUntilDone(ClusterLine line, CompletableFuture<?> sending) throws Exception {
        int kills = 0;
        List<Victim> next = new ArrayList<>();
        while (!isDone(sending, PAUSE.plusMillis(random.nextLong(PAUSE.toMillis())))) {
            if (next.isEmpty()) {
                next.addAll(List.of(Victim.values()));
            }
            Victim victim = next.remove(random.nextInt(next.size()));
            say("%s is killed", victim);
            kill(line, victim);
            say("%s is there again", victim);
            kills++;
        }
        return kills;
    }

    private static boolean isDone(CompletableFuture<?> sending, Duration patience) throws Exception {
        try {
            sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void kill(ClusterLine line, Victim victim) throws Exception {
        switch (victim) {
            case TASK_MANAGER -> {
                line.flink().killTaskManager(taskManagers.remove(random.nextInt(taskManagers.size())));
                line.flink().addTaskManager();
                taskManagers.add(started++);
            }
            case JOB_MANAGER -> {
                line.flink().killAndRestartJobManager();
                line.flink().awaitReady();
                line.submit("--restore", "--parallelism", "2");
            }
            case ELASTICSEARCH -> {
                line.search().kill();
                Thread.sleep(OUTAGE.toMillis());
                line.search().startAgain();
            }
            case KAFKA -> {
                line.kafka().kill();
                Thread.sleep(OUTAGE.toMillis());
                line.kafka().startAgain();
            }
        }
    }

    private void say(String format, Object... values) {
        System.out.printf(
                Locale.ROOT,
                "%3d s: " + format + "%n",
                Stream.concat(
                                Stream.of(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)),
                                Arrays.stream(values))
                        .toArray());
    }
}
