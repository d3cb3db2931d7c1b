package dev.grapevine.generate;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.generate.GenerateBatch.Format;
import dev.grapevine.mention.Decoded;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Rating;
import dev.grapevine.sentiment.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficGeneratorTest {

    private static final Scenario DEMO = Scenario.demo();
    private static final Incident BATTERIES = DEMO.incidents().get(0);
    private static final Instant CALM_UNTIL = Instant.parse("2026-02-16T12:00:00Z");
    private static final Instant ONE_DAY = DEMO.start().plus(Duration.ofDays(1));
    private static final int DAYS = 14;
    private static final List<Generated> TWO_WEEKS = until(CALM_UNTIL);

    @Test
    void sameSeedGivesTheSameBytes() throws IOException {
        assertThat(lines(7)).isEqualTo(lines(7));
    }

    @Test
    void anotherSeedGivesOtherWords() throws IOException {
        assertThat(lines(7)).isNotEqualTo(lines(8));
    }

    @Test
    void mentionsComeInOrderOfPublication() {
        assertThat(TWO_WEEKS)
                .extracting(generated -> generated.mention().eventTime())
                .isSorted();
    }

    @Test
    void idsAreDistinct() {
        assertThat(TWO_WEEKS).extracting(generated -> generated.mention().id()).doesNotHaveDuplicates();
    }

    @Test
    void everyMentionIsValidOnTheWire() {
        assertThat(TWO_WEEKS)
                .allSatisfy(generated -> assertThat(MentionCodec.decode(MentionCodec.encode(generated.mention())))
                        .isEqualTo(new Decoded.Good(generated.mention())));
    }

    @Test
    void volumesAreThoseOfTheScenario() {
        Map<String, Long> perDay = TWO_WEEKS.stream()
                .flatMap(generated -> generated.truth().sentiment().keySet().stream())
                .collect(groupingBy(brand -> brand, counting()));
        assertThat(perDay.get("brisquell")).isBetween(150L * DAYS, 300L * DAYS);
        assertThat(perDay.get("kettelwyn")).isBetween(60L * DAYS, 150L * DAYS);
        assertThat(perDay.get("halvoryx")).isBetween(60L * DAYS, 150L * DAYS);
    }

    @Test
    void eveningsAreBusierThanNights() {
        Map<Integer, Long> hours = TWO_WEEKS.stream().collect(groupingBy(TrafficGeneratorTest::hour, counting()));
        assertThat(hours.get(19)).isGreaterThan(5 * hours.getOrDefault(3, 0L));
    }

    @Test
    void countsAreOverDispersed() {
        double[] noons = Stream.iterate(DEMO.start(), day -> day.plus(Duration.ofDays(1)))
                .limit(14)
                .mapToDouble(day -> count(day.plus(Duration.ofHours(10)), day.plus(Duration.ofHours(20))))
                .toArray();
        double mean = Arrays.stream(noons).average().orElseThrow();
        double variance = Arrays.stream(noons).map(n -> (n - mean) * (n - mean)).sum() / (noons.length - 1);
        assertThat(variance).isGreaterThan(1.5 * mean);
    }

    @Test
    void everyBrandIsNamedInWhatIsSaidAboutIt() {
        for (Generated generated : TWO_WEEKS) {
            String words = generated.mention().words().toLowerCase(Locale.ROOT);
            assertThat(generated.truth().sentiment().keySet()).allMatch(words::contains, words);
        }
    }

    @Test
    void nobodyIsNamedInUnrelatedTalk() {
        assertThat(TWO_WEEKS)
                .filteredOn(generated -> generated.truth().sentiment().isEmpty())
                .isNotEmpty()
                .allSatisfy(generated -> assertThat(generated.mention().words().toLowerCase(Locale.ROOT))
                        .doesNotContain("brisquell", "kettelwyn", "halvoryx"));
    }

    @Test
    void noSlotIsLeftOpen() {
        assertThat(TWO_WEEKS)
                .filteredOn(generated -> !HostileText.SAMPLES.stream()
                        .anyMatch(sample -> generated.mention().words().contains(sample)))
                .allSatisfy(generated -> assertThat(generated.mention().words()).doesNotContain("{", "}"));
    }

    @Test
    void peopleDoNotSayTheSameThingByChance() {
        List<Set<String>> originals = TWO_WEEKS.stream()
                .filter(generated -> !generated.isCopy())
                .limit(300)
                .map(generated -> shingles(generated.mention().words()))
                .toList();
        long alike = 0;
        for (int i = 0; i < originals.size(); i++) {
            Set<String> one = originals.get(i);
            alike += originals.subList(0, i).stream()
                    .filter(other -> jaccard(one, other) > 0.7)
                    .count();
        }
        assertThat(alike).isLessThan(3);
    }

    @Test
    void theBrandsOwnVoiceIsMarked() {
        assertThat(until(BATTERIES.end()))
                .filteredOn(generated -> generated.truth().own())
                .hasSizeBetween(4, 12)
                .allSatisfy(own -> assertThat(own.truth().author()).isEqualTo("@brisquell"))
                .last()
                .satisfies(statement -> assertThat(statement.mention().title()).startsWith("Statement"));
    }

    @Test
    void starsAgreeWithTheWords() {
        Map<Label, Double> stars = TWO_WEEKS.stream()
                .filter(generated -> generated.mention().rating() != null)
                .collect(groupingBy(
                        generated -> generated
                                .truth()
                                .sentiment()
                                .values()
                                .iterator()
                                .next(),
                        averagingDouble(generated -> stars(generated))));
        assertThat(stars.get(Label.POSITIVE)).isGreaterThan(4);
        assertThat(stars.get(Label.NEUTRAL)).isEqualTo(3);
        assertThat(stars.get(Label.NEGATIVE)).isLessThan(2);
    }

    @Test
    void calmWeeksHaveNoIncident() {
        assertThat(TWO_WEEKS)
                .allSatisfy(
                        generated -> assertThat(generated.truth().incident()).isNull());
    }

    @Test
    void crisisIsEightTimesTheUsualAndMostlyNegative() {
        List<Generated> crisis = until(BATTERIES.end().plus(Duration.ofHours(8))).stream()
                .filter(generated -> BATTERIES.id().equals(generated.truth().incident()))
                .toList();
        assertThat(crisis).hasSizeBetween(300, 800);
        assertThat(crisis.get(0).mention().eventTime()).isEqualTo(BATTERIES.start());
        assertThat(crisis)
                .allSatisfy(
                        generated -> assertThat(generated.mention().eventTime()).isBefore(BATTERIES.end()));
        assertThat(share(crisis, generated -> generated.truth().sentiment().get("brisquell") == Label.NEGATIVE))
                .isBetween(0.78, 0.95);
        assertThat(share(crisis, Generated::isCopy)).isBetween(0.25, 0.45);
    }

    @Test
    void copiesComeAfterWhatTheyCopy() {
        Map<String, Instant> published = TWO_WEEKS.stream()
                .collect(toMap(
                        generated -> generated.mention().id(),
                        generated -> generated.mention().eventTime()));
        assertThat(TWO_WEEKS)
                .filteredOn(Generated::isCopy)
                .isNotEmpty()
                .allSatisfy(copy -> assertThat(copy.mention().eventTime())
                        .isAfter(published.get(copy.truth().story())));
    }

    @Test
    void anotherCompetitorLeavesTheBrandsWordsAlone() {
        Scenario alone = new Scenario(
                "alone", DEMO.start(), DEMO.brands().subList(0, 1), DEMO.outlets(), List.of(), 700, 0, 0.004, 0);
        BrandPlan withoutRivals = plan(DEMO.brands().get(0));
        assertThat(words(scenario(alone, List.of(withoutRivals))))
                .containsExactlyInAnyOrderElementsOf(words(scenario(
                        alone, List.of(withoutRivals, plan(DEMO.brands().get(1))))));
    }

    @Test
    void loadTextsHaveTheLengthAskedFor() {
        Scenario load = Scenario.load(100, 500, 600);
        List<Integer> lengths = new TrafficGenerator(load, 1)
                .stream()
                        .filter(generated -> !generated.isCopy())
                        .limit(2_000)
                        .map(generated -> generated.mention().words().length())
                        .toList();
        assertThat(lengths).allMatch(length -> length >= 600);
        assertThat(lengths.stream().mapToInt(length -> length).average().orElseThrow())
                .isLessThan(800);
    }

    private static Set<String> shingles(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("\\W+");
        return IntStream.range(0, Math.max(1, words.length - 2))
                .mapToObj(i -> String.join(" ", List.of(words).subList(i, Math.min(words.length, i + 3))))
                .collect(toSet());
    }

    private static double jaccard(Set<String> one, Set<String> other) {
        double common = one.stream().filter(other::contains).count();
        return common / (one.size() + other.size() - common);
    }

    private static double stars(Generated generated) {
        Rating rating = generated.mention().rating();
        return rating == null ? 0 : rating.stars();
    }

    private static Scenario scenario(Scenario like, List<BrandPlan> brands) {
        return new Scenario(
                like.name(), like.start(), brands, like.outlets(), List.of(), like.voices(), 0, like.hostile(), 0);
    }

    private static BrandPlan plan(BrandPlan brand) {
        return new BrandPlan(brand.id(), brand.name(), brand.products(), brand.perDay(), brand.mood(), List.of());
    }

    private static List<String> words(Scenario scenario) {
        return new TrafficGenerator(scenario, 5)
                .stream()
                        .filter(generated -> generated.truth().sentiment().containsKey("brisquell"))
                        .takeWhile(generated -> generated.mention().eventTime().isBefore(ONE_DAY))
                        .map(generated -> generated.mention().words())
                        .toList();
    }

    private static List<Generated> until(Instant end) {
        return new TrafficGenerator(DEMO, 42)
                .stream()
                        .takeWhile(generated -> generated.mention().eventTime().isBefore(end))
                        .toList();
    }

    private static double share(List<Generated> all, Predicate<Generated> some) {
        return all.stream().filter(some).count() / (double) all.size();
    }

    private static long count(Instant from, Instant to) {
        return TWO_WEEKS.stream()
                .map(generated -> generated.mention().eventTime())
                .filter(time -> !time.isBefore(from) && time.isBefore(to))
                .count();
    }

    private static int hour(Generated generated) {
        return generated.mention().eventTime().atZone(ZoneOffset.UTC).getHour();
    }

    private static byte[] lines(long seed) throws IOException {
        StringBuilder out = new StringBuilder();
        GenerateBatch.write(DEMO, seed, 1_000, Format.MENTION, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
