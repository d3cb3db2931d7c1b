package dev.grapevine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.mention.Rating;
import dev.grapevine.sentiment.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ScenariosTest {

    private static final Instant START = Scenarios.START;
    private static final Duration BEFORE = Duration.ofDays(4);

    @Test
    void floodIsOneStoryFromManyVoices() {
        List<Generated> flood = about(Scenarios.floodOfCopies(), Duration.ofHours(3));
        assertThat(flood).hasSizeGreaterThan(200);
        assertThat(flood.stream().map(generated -> generated.truth().story()).distinct())
                .hasSize(1);
        assertThat(flood.stream().map(generated -> generated.truth().author()).distinct())
                .hasSizeGreaterThan(100);
    }

    @Test
    void slowBurnStaysForDaysAndIsNegative() {
        List<Generated> burn = about(Scenarios.slowBurn(), Duration.ofDays(4));
        assertThat(burn).hasSizeGreaterThan(500);
        assertThat(share(burn, generated -> generated.truth().sentiment().get("brisquell") == Label.NEGATIVE))
                .isGreaterThan(0.75);
        assertThat(burn).noneMatch(Generated::isCopy);
    }

    @Test
    void ratingDropIsOnOnePageOnly() {
        List<Generated> drop = about(Scenarios.ratingDrop(), Duration.ofHours(12));
        assertThat(drop).hasSizeGreaterThan(50).allSatisfy(generated -> {
            assertThat(generated.mention().source()).isEqualTo("kitbag-brisquell-tarn");
        });
        assertThat(share(drop, ScenariosTest::isBad)).isGreaterThan(0.85);
    }

    @Test
    void silenceIsSilent() {
        List<Generated> said = between(Scenarios.silence(), START.plus(Duration.ofHours(3)), Duration.ofHours(9));
        assertThat(said)
                .filteredOn(generated -> generated.truth().sentiment().containsKey("brisquell"))
                .filteredOn(generated -> !generated.isCopy())
                .filteredOn(generated -> generated.truth().sentiment().size() == 1)
                .isEmpty();
        assertThat(said).isNotEmpty();
    }

    @Test
    void newSourceWasNotHeardBefore() {
        Scenario scenario = Scenarios.newSource();
        assertThat(between(scenario, START.minus(BEFORE), BEFORE))
                .noneMatch(generated -> generated.mention().source().equals("gear-garage"));
        assertThat(between(scenario, START, Duration.ofDays(1)))
                .filteredOn(generated -> generated.mention().source().equals("gear-garage"))
                .hasSizeGreaterThan(50);
    }

    @Test
    void campaignIsPraise() {
        List<Generated> praise = about(Scenarios.campaign(), Duration.ofHours(8));
        assertThat(praise).hasSizeGreaterThan(200);
        assertThat(share(praise, generated -> generated.truth().sentiment().get("brisquell") == Label.POSITIVE))
                .isGreaterThan(0.75);
    }

    private static List<Generated> about(Scenario scenario, Duration time) {
        String incident = scenario.incidents().get(0).id();
        return between(scenario, START, time).stream()
                .filter(generated -> incident.equals(generated.truth().incident()))
                .toList();
    }

    private static List<Generated> between(Scenario scenario, Instant from, Duration time) {
        return new TrafficGenerator(scenario, 11)
                .stream()
                        .dropWhile(generated -> generated.mention().eventTime().isBefore(from))
                        .takeWhile(generated -> generated.mention().eventTime().isBefore(from.plus(time)))
                        .toList();
    }

    private static boolean isBad(Generated generated) {
        Rating rating = generated.mention().rating();
        return rating != null && rating.stars() <= 2;
    }

    private static double share(List<Generated> all, Predicate<Generated> some) {
        return all.stream().filter(some).count() / (double) all.size();
    }
}
