package dev.grapevine.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.brand.Brands;
import dev.grapevine.brand.LuceneBrandMatcher;
import dev.grapevine.correction.Correction;
import dev.grapevine.correction.Corrections;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private final LuceneBrandMatcher matcher = LuceneBrandMatcher.of(List.of(Brands.of("acme", "acme")));
    private final Enricher machine = new Enricher(matcher, new War());

    private final Mention game = Mentions.post("1", "acme brings back War Zone").build();
    private final Mention real = Mentions.post("2", "acme fled from the war").build();

    @AfterEach
    void close() {
        matcher.close();
    }

    @Test
    void aNameIsNotReadAsItsWords() {
        Correction rule = correction("war-zone", "\"war zone\"", null);
        EnrichedMention document = enrich(game, rule);
        assertThat(label(document)).isEqualTo(Label.NEUTRAL);
        assertThat(document.text()).isEqualTo("acme brings back War Zone");
        assertThat(correctionOf(document).id()).isEqualTo("war-zone");
        assertThat(correctionOf(document).machine()).isEqualTo("negative");
        assertThat(enrich(real, rule).correction()).isNull();
    }

    @Test
    void aRuleWithALabelSaysHowItFeels() {
        assertThat(label(enrich(real, correction("r", "fled", Label.POSITIVE)))).isEqualTo(Label.POSITIVE);
    }

    @Test
    void whoRelabelsOneMentionLeads() {
        EnrichedMention document =
                enrich(real, correction("r", "fled", Label.POSITIVE), correction(real.id(), null, Label.MIXED));
        assertThat(label(document)).isEqualTo(Label.MIXED);
        assertThat(correctionOf(document).by()).isEqualTo("ann");
    }

    @Test
    void whatIsSaidOfAnotherBrandDoesNotCount() {
        Correction other = new Correction(1, real.id(), "beta", null, Label.MIXED, Mentions.NOON, null);
        assertThat(enrich(real, other).correction()).isNull();
    }

    @Test
    void whoSpeaksOfTheBrandLeadsWhoSpeaksOfTheMention() {
        Correction all = correction(real.id(), null, Label.MIXED);
        Correction acme = new Correction(1, real.id(), "acme", null, Label.POSITIVE, Mentions.NOON, "ben");
        assertThat(acme.key()).isNotEqualTo(all.key());
        assertThat(label(enrich(real, all, acme))).isEqualTo(Label.POSITIVE);
    }

    @Test
    void whoAgreesWithTheMachineIsKeptToo() {
        EnrichedMention document = enrich(real, correction(real.id(), null, Label.NEGATIVE));
        assertThat(correctionOf(document).machine()).isEqualTo("negative");
    }

    @Test
    void onlyMentionsThatACorrectionMayChangeAreLookedAtAgain() {
        Corrections rule = new Corrections(List.of(correction("war-zone", "\"war zone\"", null)));
        assertThat(rule.concern(game)).isTrue();
        assertThat(rule.concern(real)).isFalse();
        assertThat(new Corrections(List.of(correction(real.id(), null, Label.MIXED))).concern(real))
                .isTrue();
    }

    @Test
    void theRulesAreMeasuredOnWhatPeopleRelabelled() {
        List<Correction> corrections = List.of(
                correction(game.id(), null, Label.NEUTRAL),
                correction(real.id(), null, Label.NEGATIVE),
                correction("war-zone", "\"war zone\"", null));
        Accuracy accuracy = new Accuracy(machine, corrections);
        accuracy.hear(game);
        accuracy.hear(real);
        accuracy.hear(Mentions.post("3", "acme war").build());
        assertThat(accuracy.result()).isEqualTo(new Accuracy.Result(2, 1, 2, 0.5, 1.0));
    }

    @Test
    void whatMeansNothingIsRefused() {
        assertThatThrownBy(() -> correction("rule", null, Label.NEUTRAL))
                .hasMessageContaining("expected a label and the id of a mention, or the query of a rule");
        assertThatThrownBy(() -> correction("rule", "(war", Label.NEUTRAL)).hasMessageContaining("found a bracket");
    }

    private EnrichedMention enrich(Mention mention, Correction... corrections) {
        return machine.with(new Corrections(List.of(corrections)))
                .enrich(mention)
                .get(0);
    }

    private static EnrichedMention.Corrected correctionOf(EnrichedMention document) {
        return Objects.requireNonNull(document.correction());
    }

    private static @Nullable Label label(EnrichedMention document) {
        return document.sentiment() == null ? null : document.sentiment().label();
    }

    private static Correction correction(String id, @Nullable String query, @Nullable Label label) {
        return new Correction(Correction.VERSION, id, null, query, label, Mentions.NOON, "ann");
    }

    /** Hates war. */
    private static final class War implements SentimentAnalyzer {

        @Override
        public String engine() {
            return "war/1";
        }

        @Override
        public Scored score(String text, String language, List<Target> targets) {
            Sentiment feeling = text.toLowerCase(Locale.ROOT).contains("war")
                    ? Sentiment.of(Label.NEGATIVE, 1, 0, 0, engine())
                    : Sentiment.of(Label.NEUTRAL, 0, 1, 0, engine());
            return new Scored(feeling, targets.stream().map(target -> feeling).toList());
        }
    }
}
