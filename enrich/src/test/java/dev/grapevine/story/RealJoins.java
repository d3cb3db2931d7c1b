package dev.grapevine.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import dev.grapevine.mention.MentionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts that people really wrote, of which a story index joined two: to be looked at by a person, who counts those that
 * do not belong together; see docs/benchmarks/stories.md.
 *
 * <p>Each text is told once: copies that are equal but for case, links and handles are true and left out. A pair is a
 * text and the first text of the story that it was joined to. Every file is a brand of its own. Where a publisher put
 * "http" for an address, an address is put back.
 *
 * <p>To tune a rule and to judge it on the same pairs would be to judge oneself: of the texts that were joined, the
 * sample takes those of one half only, which their hash decides, and leaves out what earlier samples showed.
 *
 * <p>Run: {@code java -cp ... dev.grapevine.story.RealJoins SHARED [pairs] [seed] [0 or 1: half] [earlier output]...}.
 */
public final class RealJoins {

    private static final int SHORTEST = 12;
    private static final Pattern MASKED = Pattern.compile("\\bhttp(?![\\w:])");

    private final Map<String, String> firsts = new HashMap<>();
    private final List<String[]> joined = new ArrayList<>();
    private long texts;

    private RealJoins() {}

    public static void main(String[] arguments) throws IOException {
        Path shared = Path.of(arguments[0]);
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        int half = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        RealJoins joins = new RealJoins();
        for (String folder : List.of("replay", "sentiment/dev", "sentiment/train")) {
            try (Stream<Path> files = Files.list(shared.resolve(folder))) {
                for (Path file : files.filter(RealJoins::holdsTexts).sorted().toList()) {
                    joins.tell(file);
                }
            }
        }
        List<String[]> sample = new ArrayList<>(joins.joined);
        sample.removeIf(pair -> (MentionId.sha256(pair[2]).charAt(0) & 1) != half);
        for (int i = 4; i < arguments.length; i++) {
            String seen = Files.readString(Path.of(arguments[i]));
            sample.removeIf(pair -> seen.contains("  " + pair[2] + "\n"));
        }
        System.out.println(joins.texts + " different texts, " + joins.joined.size() + " joined, " + sample.size()
                + " of them in this half");
        Collections.shuffle(sample, new Random(seed));
        sample.stream().limit(pairs).forEach(pair -> System.out.println(String.join("\n  ", pair) + "\n"));
    }

    private static boolean holdsTexts(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".tsv") || name.endsWith(".jsonl");
    }

    private void tell(Path file) throws IOException {
        StoryIndex index = new StoryIndex(20_000, Duration.ofDays(7));
        Set<String> told = new HashSet<>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                String text = text(line);
                String plain = StoryText.normalise(text);
                if (text.length() >= SHORTEST && told.add(plain)) {
                    tell(index, file.getFileName().toString(), text, plain);
                }
            }
        }
    }

    private void tell(StoryIndex index, String file, String text, String plain) {
        texts++;
        String story = index.storyOf(Fingerprint.of(text, plain), MentionId.sha256(plain), Instant.EPOCH);
        String first = firsts.putIfAbsent(file + story, text);
        if (first != null) {
            joined.add(new String[] {file, first, text});
        }
    }

    private static String text(String line) throws IOException {
        return MASKED.matcher(written(line)).replaceAll("https://t.example/1");
    }

    /** Of a table the longest column. */
    private static String written(String line) throws IOException {
        if (line.startsWith("{")) {
            JsonNode json = Json.json().readTree(line);
            return json.path("text").asText();
        }
        return Arrays.stream(line.split("\t", -1))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
