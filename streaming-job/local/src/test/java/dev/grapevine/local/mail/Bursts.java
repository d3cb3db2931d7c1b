package dev.grapevine.local.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.generate.BrandPlan;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Incident;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.json.Json;
import dev.grapevine.sentiment.Label;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A recording of two weeks and a half of ordinary traffic about many brands, and of some minutes in which people begin to
 * complain about one brand after the other, a complaint every two seconds.
 *
 * @param significant for each brand that bursts, the id of the fifth complaint: with fewer, no burst is of practical
 *     significance
 */
record Bursts(List<String> history, List<String> live, TreeMap<String, String> significant) {

    private static final int BRANDS = 32;
    private static final int PER_DAY = 15;
    private static final int COMPLAINTS = 45;
    private static final Duration HISTORY = Duration.ofDays(15).plus(Duration.ofHours(10));
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int NEEDED = 5;
    private static final int WORDS = 5;
    private static final BrandPlan.Mood ANGRY = new BrandPlan.Mood(0, 1, 0);

    private record Line(Instant published, String json) {}

    /** @param starts when each burst begins, after the history's end; one brand for each */
    static Bursts generate(List<Duration> starts) {
        Scenario scenario = Scenario.load(BRANDS, PER_DAY, 0);
        Instant end = scenario.start().plus(HISTORY);
        Instant over = end.plus(starts.get(starts.size() - 1)).plus(PAUSE.multipliedBy(COMPLAINTS));
        List<Line> lines = new ArrayList<>();
        new TrafficGenerator(scenario, 5)
                .stream()
                        .takeWhile(each -> each.mention().eventTime().isBefore(over))
                        .forEach(each -> lines.add(line(each, each.mention().eventTime(), "", "")));
        TreeMap<String, String> significant = new TreeMap<>();
        for (int i = 0; i < starts.size(); i++) {
            String brand = "testmark%03d".formatted(3 * i + 1);
            List<Generated> complaints = complaints(scenario, brand, i);
            for (int k = 0; k < COMPLAINTS; k++) {
                Instant at = end.plus(starts.get(i)).plus(PAUSE.multipliedBy(k));
                lines.add(line(complaints.get(k), at, "burst-" + brand + "-" + k, parts(i)));
            }
            significant.put(brand, "burst-" + brand + "-" + (NEEDED - 1));
        }
        lines.sort(Comparator.comparing(Line::published));
        return new Bursts(json(lines, end, true), json(lines, end, false), significant);
    }

    private static List<String> json(List<Line> lines, Instant end, boolean before) {
        return lines.stream()
                .filter(line -> line.published().isBefore(end) == before)
                .map(Line::json)
                .toList();
    }

    /** Different words about the brand, each negative by the generator's truth and none a copy. */
    private static List<Generated> complaints(Scenario scenario, String brand, int seed) {
        Incident incident = new Incident(
                "burst",
                brand,
                Incident.Nature.CRISIS,
                null,
                null,
                scenario.start(),
                Duration.ofHours(20),
                Duration.ofHours(1),
                40,
                ANGRY,
                0);
        return new TrafficGenerator(scenario.with(List.of(incident)), 100 + seed)
                .stream()
                        .filter(each -> "burst".equals(each.truth().incident()))
                        .filter(each -> each.truth().sentiment().get(brand) == Label.NEGATIVE)
                        .filter(each ->
                                each.truth().story().equals(each.mention().id()))
                        .limit(COMPLAINTS)
                        .toList();
    }

    /** What this burst is about and no other: bursts about the same words are folded into the first of them. */
    private static String parts(int burst) {
        return IntStream.range(0, WORDS)
                .mapToObj(word -> "part" + (char) ('a' + burst) + (char) ('a' + word))
                .collect(Collectors.joining(" ", " It is the ", "."));
    }

    private static Line line(Generated generated, Instant published, String id, String more) {
        ObjectNode line = Json.json().createObjectNode();
        line.put("id", id.isEmpty() ? generated.mention().nativeId() : id)
                .put("published", published.toString())
                .put("author", generated.truth().author() + id)
                .put("title", generated.mention().title())
                .put("text", generated.mention().text() + more)
                .put("language", "en");
        return new Line(published, line.toString());
    }

    /** brands.yml, which may be JSON. */
    static void writeBrands(Path file, String... recipients) throws Exception {
        ObjectNode root = Json.json().createObjectNode();
        ArrayNode brands = root.putArray("brands");
        Scenario.load(BRANDS, PER_DAY, 0).brands().forEach(plan -> {
            ObjectNode brand = brands.addObject()
                    .put("id", plan.id())
                    .put("name", plan.name())
                    .put("query", plan.name());
            ArrayNode people = brand.putArray("recipients");
            for (String recipient : recipients) {
                people.addObject().put("address", recipient);
            }
        });
        Files.writeString(file, root.toString());
    }
}
