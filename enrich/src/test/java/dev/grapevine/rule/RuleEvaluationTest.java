package dev.grapevine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.query.Subject;
import dev.grapevine.rule.RuleEvaluation.Scores;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled rules on sentences of our own; docs/benchmarks/rules.md says what the numbers are worth. */
class RuleEvaluationTest {

    @ParameterizedTest
    @CsvSource({"dev, 0.80, 0.85", "test, 0.80, 0.80"})
    void intentsAndAspectsAreMostlyRight(String part, double intents, double aspects) throws IOException {
        RuleEvaluation evaluation = RuleEvaluation.of(part);
        Scores intent = evaluation.intents();
        Scores aspect = evaluation.aspects();
        System.out.printf(
                Locale.ROOT,
                "%s: intent macro-F1 %.3f, accuracy %.3f; aspect macro-F1 %.3f, micro-F1 %.3f%n%s%n%s%n",
                part,
                intent.macro(),
                intent.micro(),
                aspect.macro(),
                aspect.micro(),
                intent,
                aspect);
        if (part.equals("dev")) {
            evaluation.wrong().forEach(System.out::println);
        }
        assertThat(intent.macro()).isGreaterThanOrEqualTo(intents);
        assertThat(aspect.macro()).isGreaterThanOrEqualTo(aspects);
    }

    @Test
    void otherLanguagesHaveNeither() {
        Mention german =
                Mentions.post("1", "Die app crasht, awful!").language("de").build();
        assertThat(new AspectFinder(Industry.GENERAL).aspects(Subject.of(german)))
                .isEmpty();
        assertThat(new IntentFinder().intent(Subject.of(german))).isEmpty();
    }

    @Test
    void aBrandsOwnAspectReplacesTheBundledOne() {
        Subject subject = Subject.of(
                Mentions.post("1", "The app is fine, the scarf is not").build());
        assertThat(new AspectFinder(Industry.GENERAL, Map.of("website", "scarf"))
                        .aspects(subject)
                        .get("website"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.start()).isEqualTo(21));
    }

    @Test
    void everyProblemOfARuleSetIsReported() {
        assertThatThrownBy(() -> RuleSet.of(Map.of("price", "(price")))
                .hasMessage("rule 'price' at 0: found a bracket without its partner, expected ')'");
        assertThatThrownBy(() -> RuleSet.parse("- a\n- b\n")).hasMessageContaining("expected a YAML map");
    }
}
