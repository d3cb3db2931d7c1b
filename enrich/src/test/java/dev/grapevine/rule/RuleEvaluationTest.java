package dev.grapevine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bundled rules on sentences of our own; docs/benchmarks/rules.md says what the numbers are worth. */
class RuleEvaluationTest {

    private static final Pattern COLUMN = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern COMMA = Pattern.compile(",");

    private record Sentence(Industry industry, String intent, Set<String> aspects, Mention mention) {}

    @Test
    void aspectsAreFoundAndFewThatAreNotThere() throws IOException {
        int found = 0;
        int expected = 0;
        int both = 0;
        for (Sentence each : sentences()) {
            Set<String> aspects = new HashSet<>(new AspectFinder(each.industry()).aspects(each.mention()));
            found += aspects.size();
            expected += each.aspects().size();
            Set<String> right = new HashSet<>(aspects);
            right.retainAll(each.aspects());
            both += right.size();
            if (!aspects.equals(each.aspects())) {
                System.out.println("aspects " + aspects + " for " + each.aspects() + ": "
                        + each.mention().text());
            }
        }
        System.out.printf(
                Locale.ROOT, "aspects: precision %.2f, recall %.2f%n", both / (double) found, both / (double) expected);
        assertThat(both / (double) found).isGreaterThanOrEqualTo(0.80);
        assertThat(both / (double) expected).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void theIntentIsMostlyRight() throws IOException {
        List<Sentence> sentences = sentences();
        IntentFinder finder = new IntentFinder();
        int right = 0;
        for (Sentence each : sentences) {
            String intent = finder.intent(each.mention()).orElse("-");
            right += intent.equals(each.intent()) ? 1 : 0;
            if (!intent.equals(each.intent())) {
                System.out.println("intent " + intent + " for " + each.intent() + ": "
                        + each.mention().text());
            }
        }
        System.out.printf(
                Locale.ROOT, "intent: accuracy %.2f of %d%n", right / (double) sentences.size(), sentences.size());
        assertThat(right / (double) sentences.size()).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void otherLanguagesHaveNeither() {
        Mention german =
                Mentions.post("1", "Die app crasht, awful!").language("de").build();
        assertThat(new AspectFinder(Industry.GENERAL).aspects(german)).isEmpty();
        assertThat(new IntentFinder().intent(german)).isEmpty();
    }

    @Test
    void everyProblemOfARuleSetIsReported() {
        assertThatThrownBy(() -> RuleSet.of(Map.of("price", "(price")))
                .hasMessage("rule 'price' at 0: found a bracket without its partner, expected ')'");
        assertThatThrownBy(() -> RuleSet.parse("- a\n- b\n")).hasMessageContaining("expected a YAML map");
    }

    private static List<Sentence> sentences() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RuleEvaluationTest.class.getResourceAsStream("/rules/sentences.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> sentence(COLUMN.split(line, 4)))
                    .toList();
        }
    }

    private static Sentence sentence(String[] columns) {
        Set<String> aspects = columns[2].equals("-") ? Set.of() : Set.of(COMMA.split(columns[2], -1));
        return new Sentence(
                Industry.valueOf(columns[0].toUpperCase(Locale.ROOT)),
                columns[1],
                aspects,
                Mentions.post("1", columns[3]).build());
    }
}
