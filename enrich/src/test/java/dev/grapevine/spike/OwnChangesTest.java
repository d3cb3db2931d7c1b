package dev.grapevine.spike;

import static dev.grapevine.mention.Mentions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.EnrichedMention.Corrected;
import dev.grapevine.incident.Annotation;
import dev.grapevine.incident.Annotation.Subject;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnChangesTest {

    private final OwnChanges changes = new OwnChanges();
    private final Mention mention = Mentions.post("1", "acme").build();

    @Test
    void anotherVersionOfAModelIsToldAndKeepsPeopleFromBeingPagedForADay() {
        scored("linear/2", Label.POSITIVE, null);
        assertThat(scored("linear/3", Label.POSITIVE, null)).isTrue();
        assertThat(changes.around(NOON)).extracting(Annotation::subject).containsExactly(Subject.MODEL);
        assertThat(changes.isFresh(NOON.plusSeconds(3600))).isTrue();
    }

    @Test
    void theSameModelInAHurryOrWithStarsIsNoOther() {
        scored("linear/2", Label.POSITIVE, null);
        assertThat(scored("linear/2 (budget)", Label.POSITIVE, null)).isFalse();
        assertThat(scored("linear/2+rating", Label.POSITIVE, null)).isFalse();
    }

    @Test
    void whoRelabelsOneMentionChangesNothingForTheOthers() {
        assertThat(scored("correction", Label.NEGATIVE, new Corrected(mention.id(), "ann", NOON, "neutral")))
                .isFalse();
        assertThat(changes.around(NOON)).isEmpty();
    }

    @Test
    void aRuleIsToldOnceAndPagesAreHeldOnlyWhereItMakesMentionsNegative() {
        Corrected game = new Corrected("war-zone", "ann", NOON, "negative");
        assertThat(scored("linear/2", Label.NEUTRAL, game)).isTrue();
        assertThat(scored("linear/2", Label.NEUTRAL, game)).isFalse();
        assertThat(changes.around(NOON)).extracting(Annotation::subject).containsExactly(Subject.RULE);
        assertThat(changes.isFresh(NOON)).isFalse();

        scored("correction", Label.NEGATIVE, new Corrected("fled", "ann", NOON, "neutral"));
        assertThat(changes.isFresh(NOON)).isTrue();
    }

    private boolean scored(String engine, Label label, @Nullable Corrected correction) {
        EnrichedMention document = EnrichedMention.of(mention, "acme")
                .sentiment(Sentiment.of(label, 0, 1, 0, engine))
                .correction(correction)
                .build();
        return changes.scored(document, NOON, true);
    }
}
