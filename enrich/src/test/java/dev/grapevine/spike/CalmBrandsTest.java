package dev.grapevine.spike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.incident.IncidentEvent;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What calm brands cost: false alerts, and time on the processor. */
final class CalmBrandsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final int WEEKS = 8;
    private static final int BINS = WEEKS * 7 * 288;

    @Test
    void fortyCalmBrandsAreLeftInPeace() {
        assertThat(alertsPerBrandWeek(40)).isLessThanOrEqualTo(0.1);
    }

    @Test
    @Tag("slow")
    void aThousandCalmBrandsAreLeftInPeace() {
        double rate = alertsPerBrandWeek(1_000);
        System.out.printf("1,000 calm brands, %d weeks: %.4f false alerts per brand-week%n", WEEKS, rate);

        assertThat(rate).isLessThanOrEqualTo(0.1);
    }

    private static double alertsPerBrandWeek(int brands) {
        long alerts = LongStream.range(0, brands).map(CalmBrandsTest::alerts).sum();
        return (double) alerts / brands / WEEKS;
    }

    private static long alerts(long seed) {
        Traffic traffic = Traffic.any(seed);
        SpikeFiles.Run run = new SpikeFiles.Run(Tuning.DEFAULT, Heard.BRAND);
        double wandered = 0;
        long alerts = 0;
        for (int bin = 0; bin < BINS; bin++) {
            wandered = traffic.next(wandered);
            int stories = traffic.stories(bin, wandered);
            Instant at = MONDAY.plus(Duration.ofMinutes(5L * bin));
            Batch batch = new Batch("x", at, at, stories, traffic.negative(stories));
            alerts += run.hear(at, stories == 0 ? List.of() : List.of(batch)).stream()
                    .filter(alert -> alert.type() == IncidentEvent.Type.OPENED)
                    .count();
        }
        return alerts;
    }

    @Test
    void theNumbersOfABrandFitIntoFourKilobytes() throws IOException {
        Traffic traffic = Traffic.any(3);
        SpikeDetector detector = new SpikeDetector(Tuning.DEFAULT);
        for (int bin = 0; bin < BINS; bin++) {
            Instant at = MONDAY.plus(Duration.ofMinutes(5L * bin));
            detector.add(new Batch("x", at, at, traffic.stories(bin, 0), 0), false, ZoneOffset.UTC);
            detector.read(AlertPolicy.DEFAULT, ZoneOffset.UTC);
        }

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        detector.write(new DataOutputStream(bytes));
        assertThat(bytes.size()).isLessThanOrEqualTo(4_096);
    }
}
