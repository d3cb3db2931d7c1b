package dev.grapevine.spike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.incident.IncidentEvent.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What calm brands cost in false alerts, all kinds on; notices page nobody and are counted apart. */
class CalmBrandsTest {

    private static final int WEEKS = 8;
    private static final int PROGRESS = 100;

    @Test
    void thirtyCalmBrandsAreLeftInPeace() {
        assertThat(alertsPerBrandWeek(30, 5_000)).isLessThanOrEqualTo(0.1);
    }

    @Test
    @Tag("slow")
    void aThousandCalmBrandsAreLeftInPeace() {
        assertThat(alertsPerBrandWeek(1_000, 0)).isLessThanOrEqualTo(0.1);
    }

    private static double alertsPerBrandWeek(int brands, int firstSeed) {
        Map<Kind, Integer> opened = new EnumMap<>(Kind.class);
        int largest = 0;
        for (int i = 0; i < brands; i++) {
            CalmBrand brand = CalmBrand.of(firstSeed + i);
            brand.live(WEEKS).forEach((kind, count) -> opened.merge(kind, count, Integer::sum));
            largest = Math.max(largest, brand.stateBytes());
            if ((i + 1) % PROGRESS == 0 || i + 1 == brands) {
                report(i + 1, opened, largest);
            }
        }
        return rate(brands, opened, false);
    }

    private static void report(int brands, Map<Kind, Integer> opened, int largest) {
        System.out.printf(
                "%,d calm brands, %d weeks: %.4f false alerts and %.4f notices per brand-week %s; largest state %,d"
                        + " bytes%n",
                brands, WEEKS, rate(brands, opened, false), rate(brands, opened, true), opened, largest);
    }

    private static double rate(int brands, Map<Kind, Integer> opened, boolean notices) {
        int all = opened.entrySet().stream()
                .filter(each -> each.getKey().isNotice() == notices)
                .mapToInt(Map.Entry::getValue)
                .sum();
        return (double) all / brands / WEEKS;
    }
}
