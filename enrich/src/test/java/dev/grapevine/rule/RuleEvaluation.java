package dev.grapevine.rule;

import dev.grapevine.enrichment.Gist;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.query.Subject;
import dev.grapevine.sentiment.Analyzers;
import dev.grapevine.sentiment.Sentiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the rules, and the feeling that decides where they are silent, say of labelled sentences. */
final class RuleEvaluation {

    private static final Pattern COLUMN = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final String NONE = "-";

    private record Sentence(Industry industry, String intent, Set<String> aspects, Mention mention) {}

    private final List<Sentence> sentences;
    private final List<String> wrong = new ArrayList<>();

    private RuleEvaluation(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    static RuleEvaluation of(String part) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                RuleEvaluation.class.getResourceAsStream("/rules/" + part + ".txt"), "labelled sentences")) {
            return new RuleEvaluation(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> sentence(COLUMN.split(line, 4)))
                    .toList());
        }
    }

    Scores intents() {
        IntentFinder finder = new IntentFinder();
        Scores scores = new Scores();
        for (Sentence each : sentences) {
            Subject subject = Subject.of(each.mention());
            Sentiment feeling = Analyzers.shared()
                    .score(each.mention().words(), "en", List.of())
                    .whole();
            String found = Gist.intent(finder.intent(subject), feeling).orElse(NONE);
            scores.add(Set.of(each.intent()), Set.of(found));
            note("intent", each, found, each.intent());
        }
        return scores;
    }

    Scores aspects() {
        Map<Industry, AspectFinder> finders = new TreeMap<>();
        Scores scores = new Scores();
        for (Sentence each : sentences) {
            Set<String> found = new TreeSet<>(finders.computeIfAbsent(each.industry(), AspectFinder::new)
                    .aspects(Subject.of(each.mention()))
                    .keySet());
            scores.add(each.aspects(), found);
            note("aspects", each, found, each.aspects());
        }
        return scores;
    }

    /** One line for each sentence that was read wrongly. */
    List<String> wrong() {
        return wrong;
    }

    private void note(String what, Sentence sentence, Object found, Object expected) {
        if (!found.equals(expected)) {
            wrong.add(what + " " + found + " for " + expected + ": "
                    + sentence.mention().text());
        }
    }

    private static Sentence sentence(String[] columns) {
        Set<String> aspects = columns[2].equals(NONE) ? Set.of() : new TreeSet<>(List.of(COMMA.split(columns[2], -1)));
        return new Sentence(
                Industry.valueOf(columns[0].toUpperCase(Locale.ROOT)),
                columns[1],
                aspects,
                Mentions.post("1", columns[3]).build());
    }

    /** Right, invented and missed by label. */
    static final class Scores {

        private final Map<String, int[]> counts = new TreeMap<>();

        private void add(Set<String> expected, Set<String> found) {
            expected.forEach(label -> of(label)[found.contains(label) ? 0 : 2]++);
            found.stream().filter(label -> !expected.contains(label)).forEach(label -> of(label)[1]++);
        }

        private int[] of(String label) {
            return counts.computeIfAbsent(label, any -> new int[3]);
        }

        /** The mean of F1 over the labels that occur. */
        double macro() {
            return counts.values().stream()
                    .filter(count -> count[0] + count[2] > 0)
                    .mapToDouble(Scores::f1)
                    .average()
                    .orElse(0);
        }

        double micro() {
            int[] sum = new int[3];
            counts.values().forEach(count -> {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += count[i];
                }
            });
            return f1(sum);
        }

        private static double f1(int[] count) {
            return count[0] == 0 ? 0 : 2.0 * count[0] / (2.0 * count[0] + count[1] + count[2]);
        }

        @Override
        public String toString() {
            return counts.entrySet().stream()
                    .map(entry -> String.format(
                            Locale.ROOT,
                            "%s %.2f (%d)",
                            entry.getKey(),
                            f1(entry.getValue()),
                            entry.getValue()[0] + entry.getValue()[2]))
                    .collect(Collectors.joining(", "));
        }
    }
}
