package dev.grapevine.history;

import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.post;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.EnrichedMention.Voice;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.SourceType;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.story.StoryText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrandHistoryTest {

    private static final String FIRE = "The battery of the new acme phone caught fire in my kitchen this morning";

    private final BrandMemory memory = BrandMemory.start();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Roster> stories = new HashMap<>();
    private final Map<String, Roster> voices = new HashMap<>();
    private final Map<String, Speaker> speakers = new HashMap<>();
    private BrandHistory history = history(memory);
    private int number;

    @Test
    void nearCopiesAreOneStoryAndOneOfThemCounts() {
        EnrichedMention first = hear(post("1", FIRE).build(), Label.NEGATIVE);
        EnrichedMention copy =
                hear(post("2", "Wow! " + FIRE + " https://t.example/1").build(), Label.NEGATIVE);
        EnrichedMention other = hear(post("3", "Nice acme shop in the old town").build(), Label.POSITIVE);
        assertThat(copy.story()).isEqualTo(new Story(first.story().id(), false));
        assertThat(other.story().id()).isNotEqualTo(first.story().id());
        assertThat(other.story().first()).isTrue();
    }

    @Test
    void whatIsTakenBackIsTakenBackFromTheSameStoryAfterARestart() {
        EnrichedMention first = hear(post("1", FIRE).build(), Label.NEGATIVE);
        Mention copy = post("2", "Wow! " + FIRE).build();
        hear(copy, Label.NEGATIVE);
        history = history(BrandMemory.decode(memory.encode()));

        Counted counted = Counted.of(document(post("1", FIRE).build(), Label.NEGATIVE));
        List<Recount> recounts = history.place(Recount.removed(
                counted, document(post("1", FIRE).build(), Label.NEGATIVE).asDeleted(9)));

        assertThat(recounts).hasSize(2);
        Counted retracted = requireNonNull(recounts.get(0).retract());
        assertThat(retracted.story()).isEqualTo(first.story().id());
        assertThat(retracted.storyFirst()).isTrue();
        assertThat(recounts.get(1).document().mention().id()).isEqualTo(copy.id());
        assertThat(recounts.get(1).document().story())
                .isEqualTo(new Story(first.story().id(), true));
    }

    @Test
    void anArticleIsOneStoryWhateverItsFeedsMakeOfIt() {
        EnrichedMention first = place(article("1", "Acme recalls phones"));
        EnrichedMention same = place(article("2", "A completely different teaser that an editor wrote for this feed"));
        assertThat(same.story().id()).isEqualTo(first.story().id());
    }

    @Test
    void whoComplainsAgainAndAgainIsADetractor() {
        assertThat(say("ann", "acme is bad today", Label.NEGATIVE).voice().role())
                .isEqualTo("first-time");
        assertThat(say("ann", "acme is bad in the rain", Label.NEGATIVE).voice().role())
                .isEqualTo("regular");
        Voice voice = say("ann", "acme never answers me", Label.NEGATIVE).voice();
        assertThat(voice.role()).isEqualTo("detractor");
        assertThat(voice.because()).containsExactly("3 of 3 mentions negative");
        assertThat(requireNonNull(voice.record()).mentions()).isEqualTo(3);
    }

    @Test
    void whoPraisesAgainAndAgainIsAnAdvocateUntilHeTakesItBack() {
        say("bob", "acme is good today", Label.POSITIVE);
        say("bob", "acme is good in the rain", Label.POSITIVE);
        EnrichedMention third = say("bob", "acme always answers me", Label.POSITIVE);
        assertThat(third.voice().role()).isEqualTo("advocate");
        history.place(Recount.removed(Counted.of(third), third.asDeleted(9)));
        assertThat(requireNonNull(speakers.get("bob")).mentions()).isEqualTo(2);
    }

    @Test
    void whoSpeaksLikeClockworkIsProbablyAutomated() {
        EnrichedMention last = say("bot", "acme one", Label.NEUTRAL);
        for (int i = 0; i < 9; i++) {
            last = say("bot", "acme deal number " + i + " of the day for you", Label.NEUTRAL);
        }
        assertThat(last.voice().role()).isEqualTo("automated");
        assertThat(last.voice().because()).anyMatch(why -> why.startsWith("spoke every 60 seconds"));
    }

    @Test
    void whatTheListsSayComesFirst() {
        Mention mention = post("1", "acme opens a shop").build();
        EnrichedMention document = document(mention, Label.NEUTRAL).toBuilder()
                .voice(new Voice("jo", true, "press", List.of("daily.example is on the list of press"), null))
                .build();
        Voice voice = place(document).voice();
        assertThat(voice.role()).isEqualTo("press");
        assertThat(voice.because()).containsExactly("daily.example is on the list of press");
    }

    @Test
    void theBrandsOwnWordsStandInNobodysWay() {
        EnrichedMention own = document(post("1", FIRE).build(), Label.NEUTRAL).toBuilder()
                .own(true)
                .build();
        place(own);
        assertThat(hear(post("2", FIRE).build(), Label.NEUTRAL).story().first()).isTrue();
        assertThat(speakers).hasSize(1);
    }

    private EnrichedMention say(String voice, String text, Label label) {
        number++;
        Instant at = NOON.plus(Duration.ofMinutes(number));
        Mention mention = post("n" + number, text).published(at).fetched(at).build();
        return place(document(mention, label).toBuilder()
                .voice(new Voice(voice, true))
                .build());
    }

    private EnrichedMention article(String id, String text) {
        Mention mention = post(id, text).sourceType(SourceType.ARTICLE).build();
        return document(mention, Label.NEUTRAL).toBuilder()
                .canonical("https://daily.example/acme")
                .build();
    }

    private EnrichedMention hear(Mention mention, Label label) {
        return place(document(mention, label));
    }

    private EnrichedMention place(EnrichedMention document) {
        return history.place(Recount.created(document)).get(0).document();
    }

    private static EnrichedMention document(Mention mention, Label label) {
        return EnrichedMention.of(mention, "acme")
                .sentiment(Sentiment.of(label, 0.2, 0.6, 0.2, "test/1"))
                .story(new Story(StoryText.idOf(mention), true))
                .voice(new Voice(requireNonNull(requireNonNull(mention.author()).id()), true))
                .build();
    }

    private BrandHistory history(BrandMemory of) {
        return new BrandHistory(of, Kept.in(texts), Kept.in(stories), Kept.in(voices), Kept.in(speakers));
    }
}
