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
import java.util.stream.Stream;

/**
 * Texts that people really wrote, of which a story index joined two: to be looked at by a person, who counts those that
 * do not belong together; see docs/benchmarks/stories.md.
 *
 * <p>Each text is told once: copies that are equal but for case, links and handles are true and left out. A pair is a
 * text and the first text of the story that it was joined to. Every file is a brand of its own.
 *
 * <p>Run: {@code java -cp ... dev.grapevine.story.RealJoins SHARED [pairs] [seed]}.
 */
public final class RealJoins {

    private static final int SHORTEST = 12;

    private final Map<String, String> firsts = new HashMap<>();
    private final List<String[]> joined = new ArrayList<>();
    private long texts;

    private RealJoins() {}

    public static void main(String[] arguments) throws IOException {
        Path shared = Path.of(arguments[0]);
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        RealJoins joins = new RealJoins();
        for (String folder : List.of("replay", "sentiment/dev", "sentiment/train")) {
            try (Stream<Path> files = Files.list(shared.resolve(folder))) {
                for (Path file : files.filter(RealJoins::holdsTexts).sorted().toList()) {
                    joins.tell(file);
                }
            }
        }
        System.out.println(joins.texts + " different texts, " + joins.joined.size() + " joined");
        Collections.shuffle(joins.joined, new Random(seed));
        joins.joined.stream().limit(pairs).forEach(pair -> System.out.println(String.join("\n  ", pair) + "\n"));
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

    /** Of a table the longest column. */
    private static String text(String line) throws IOException {
        if (line.startsWith("{")) {
            JsonNode json = Json.json().readTree(line);
            return json.path("text").asText();
        }
        return Arrays.stream(line.split("\t", -1))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
