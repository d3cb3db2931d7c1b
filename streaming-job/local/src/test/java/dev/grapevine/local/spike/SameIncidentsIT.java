package dev.grapevine.local.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.brand.MustSee;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.mention.Mention;
import dev.grapevine.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped job says the same, byte for byte, however parallel it runs and whether or not it was stopped with a
 * savepoint in the middle of a crisis and started again.
 */
@Tag("slow")
final class SameIncidentsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant CRISIS = MONDAY.plus(Duration.ofDays(4)).plus(Duration.ofHours(9));
    private static final Instant MIDDLE = CRISIS.plus(Duration.ofMinutes(20));
    private static final Instant END = CRISIS.plus(Duration.ofHours(7));
    private static final Brand ACME = brand("acme", AlertPolicy.DEFAULT);
    private static final Brand BETA = brand("beta", AlertPolicy.DEFAULT);
    private static final Brand GAMMA = brand(
            "gamma",
            new AlertPolicy(null, 0, null, 0, List.of(new MustSee("risk terms", "rueckruf", null, 0)), null, null));

    @TempDir
    Path folder;

    @Test
    void atAnyParallelism() throws Exception {
        Map<String, String> one = unbroken(1);

        assertThat(one.keySet()).as("opened and resolved").hasSizeGreaterThanOrEqualTo(6);
        assertThat(one.keySet().stream().map(key -> key.substring(0, key.indexOf('|'))))
                .contains("acme", "beta", "gamma");
        assertThat(unbroken(2)).as("at parallelism 2").isEqualTo(one);
        assertThat(unbroken(4)).as("at parallelism 4").isEqualTo(one);
        System.out.println("the same " + one.size() + " events at parallelism 1, 2 and 4");
    }

    /** The savepoint is taken before the first checkpoint, while the reader of the brands still waits for it. */
    @Test
    void afterARestartFromASavepointInTheMiddle() throws Exception {
        Map<String, String> unbroken = unbroken(2);

        assertThat(restarted(2, 1)).isEqualTo(unbroken);
        System.out.println("the same " + unbroken.size() + " events with a savepoint in the middle");
    }

    private Map<String, String> unbroken(int parallelism) throws Exception {
        try (Running running = Running.start(folder.resolve("p" + parallelism), List.of(ACME, BETA, GAMMA))) {
            send(running, MONDAY, END);
            JobID job = running.submit(parallelism, null);
            Map<String, String> told = awaitTheEnd(running);
            running.cancel(job);
            return told;
        }
    }

    private Map<String, String> restarted(int first, int then) throws Exception {
        try (Running running = Running.start(folder.resolve("restarted"), List.of(ACME, BETA, GAMMA))) {
            send(running, MONDAY, MIDDLE);
            JobID job = running.submit(first, null);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> !running.read(Topic.ALERTS).isEmpty());
            String savepoint = running.stop(job);
            send(running, MIDDLE, END);
            JobID again = running.submit(then, savepoint);
            Map<String, String> told = awaitTheEnd(running);
            running.cancel(again);
            return told;
        }
    }

    /** Heartbeats go on until every incident has been over for long. */
    private static Map<String, String> awaitTheEnd(Running running) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(running.read(Topic.ALERTS).values().stream()
                                .filter(event -> event.contains("\"resolved\"")))
                        .hasSize(3));
        return running.read(Topic.ALERTS);
    }

    private static void send(Running running, Instant from, Instant to) {
        running.send(TALK.stream()
                .filter(mention ->
                        !mention.fetched().isBefore(from) && mention.fetched().isBefore(to))
                .toList());
        for (Instant at = MONDAY; at.isBefore(to); at = at.plus(Duration.ofMinutes(5))) {
            if (!at.isBefore(from)) {
                running.send(Talk.beat(state(at), at));
            }
        }
    }

    /** A short failure, which is nothing to tell anybody of. */
    private static SourceHealth.State state(Instant at) {
        boolean fails =
                at.isAfter(CRISIS.minus(Duration.ofHours(3))) && at.isBefore(CRISIS.minus(Duration.ofMinutes(170)));
        return fails ? State.FAILING : State.OK;
    }

    private static final List<Mention> TALK = talk();

    private static List<Mention> talk() {
        Talk talk = new Talk(11);
        List<Mention> all = new ArrayList<>();
        for (Brand brand : List.of(ACME, BETA, GAMMA)) {
            all.addAll(talk.steady(brand.id(), MONDAY, END, 10));
        }
        all.addAll(talk.steady(ACME.id(), CRISIS, CRISIS.plus(Duration.ofHours(1)), 200));
        all.addAll(
                talk.steady(BETA.id(), CRISIS.plus(Duration.ofMinutes(10)), CRISIS.plus(Duration.ofMinutes(40)), 240));
        Mention risk = talk.story(GAMMA.id(), CRISIS.plus(Duration.ofMinutes(15)));
        all.add(risk.toBuilder().text(risk.text() + " rueckruf").build());
        all.sort(Comparator.comparing(Mention::fetched).thenComparing(Mention::id));
        return all;
    }

    private static Brand brand(String id, AlertPolicy policy) {
        return new Brand(id, id, id, false, null, null, null, null, null, policy);
    }
}
