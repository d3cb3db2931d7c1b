package dev.grapevine.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.job.index.IndexJob;
import dev.grapevine.job.reputation.ReputationJob;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a mention takes from Kafka's acknowledgement until a search finds it, at 500 mentions a second through both
 * jobs with all enrichment. Prints what it measures.
 *
 * <p>Every tenth mention is looked for by itself, ten times a second. Comparing two counts over time, of what was accepted
 * and of what is found, would be cheaper, but it holds only where no mention overtakes another, and two jobs with parallel
 * tasks promise no order between mentions.
 */
@Tag("soak")
final class SearchableLatencyIT {

    private static final int PER_SECOND = 500;
    private static final int BRANDS = 100;
    private static final int PARALLELISM = 1;
    private static final int LOOKED_FOR = 10;
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
    private static final int SECONDS = Integer.getInteger("grapevine.latency.seconds", 120);
    private static final int WARM_UP_SECONDS = SECONDS / 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double FLOOR = 5;

    @TempDir
    Path folder;

    @Test
    void aMentionIsSearchableWithinFiveSeconds() throws Exception {
        try (Servers servers = Servers.start(folder, BRANDS, 2 * PARALLELISM, 1)) {
            List<ProducerRecord<String, byte[]>> warmUp = ready(servers, WARM_UP_SECONDS);
            List<ProducerRecord<String, byte[]>> load = ready(servers, SECONDS);
            servers.submit(ReputationJob.NAME, PARALLELISM, ReputationJob::define);
            servers.submit(IndexJob.NAME, PARALLELISM, IndexJob::define);

            measure("warm-up", servers, warmUp);
            Sought sought = measure("measured", servers, load);

            assertThat(sought.found()).isEqualTo(load.size() / LOOKED_FOR);
            assertThat(sought.within(0.95)).isLessThan(FLOOR);
        }
    }

    /** Made before the clock runs: making them takes processor time too. */
    private static List<ProducerRecord<String, byte[]>> ready(Servers servers, int seconds) {
        return Stream.generate(servers.load()::next)
                .limit((long) seconds * PER_SECOND)
                .toList();
    }

    private static Sought measure(String name, Servers servers, List<ProducerRecord<String, byte[]>> messages)
            throws Exception {
        Sought sought = new Sought(servers.search());
        CompletableFuture<Double> rate =
                CompletableFuture.supplyAsync(() -> sendSteadily(servers.load(), messages, sought));
        long deadline = System.nanoTime()
                + Duration.ofSeconds(messages.size() / PER_SECOND)
                        .plus(PATIENCE)
                        .toNanos();
        while ((!rate.isDone() || sought.isWaiting()) && System.nanoTime() < deadline) {
            long next = System.nanoTime() + LOOK_NANOS;
            sought.look();
            LockSupport.parkNanos(next - System.nanoTime());
        }
        assertThat(sought.found()).as("mentions that were found at all").isPositive();
        System.out.printf(
                Locale.ROOT,
                "%s: %d mentions of %d bytes at %.0f/s; %d looked for, searchable after p50 %.2f s, p95 %.2f s,"
                        + " p99 %.2f s, most %.2f s; load average %.1f%n",
                name,
                messages.size(),
                servers.load().meanBytes(),
                rate.get(),
                sought.found(),
                sought.within(0.5),
                sought.within(0.95),
                sought.within(0.99),
                sought.within(1),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        assertThat(rate.get()).as("mentions a second that were sent").isGreaterThan(0.98 * PER_SECOND);
        return sought;
    }

    /** Gives how many a second were sent. */
    private static double sendSteadily(Load load, List<ProducerRecord<String, byte[]>> messages, Sought sought) {
        long began = System.nanoTime();
        long each = Duration.ofSeconds(1).toNanos() / PER_SECOND;
        for (int i = 0; i < messages.size(); i++) {
            LockSupport.parkNanos(began + i * each - System.nanoTime());
            if (i % LOOKED_FOR == 0) {
                load.send(messages.get(i), sought::accepted);
            } else {
                load.send(messages.get(i), (id, at) -> {});
            }
        }
        load.flush();
        return messages.size() / ((System.nanoTime() - began) / 1e9);
    }
}
