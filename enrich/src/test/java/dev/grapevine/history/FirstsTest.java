package dev.grapevine.history;

import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.SourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FirstsTest {

    private final PlainEnricher enricher = new PlainEnricher(List.of("acme"));
    private final Map<String, Roster> stories = new HashMap<>();
    private final Map<String, Roster> voices = new HashMap<>();
    private final Firsts firsts = new Firsts(Kept.in(stories), Kept.in(voices));

    @Test
    void firstCopyOfAStoryCounts() {
        assertThat(add("1", "ann", "acme fire").storyFirst()).isTrue();
        assertThat(add("2", "bob", "acme fire").storyFirst()).isFalse();
        assertThat(add("3", "cid", "acme ice").storyFirst()).isTrue();
    }

    @Test
    void firstWordsOfAnAuthorCount() {
        assertThat(add("1", "ann", "acme fire").voiceFirst()).isTrue();
        assertThat(add("2", "ann", "acme ice").voiceFirst()).isFalse();
    }

    @Test
    void nextCopyIsPromotedWhenTheFirstIsDeleted() {
        Counted first = add("1", "ann", "acme fire");
        Counted second = add("2", "bob", "acme fire");

        List<Recount> recounts = firsts.place(removal(first));

        assertThat(recounts).hasSize(2);
        assertThat(recounts.get(0).retract()).isEqualTo(first);
        assertThat(recounts.get(1).retract()).isEqualTo(second);
        assertThat(recounts.get(1).add()).isEqualTo(second.withFirsts(true, true));
        assertThat(recounts.get(1).document().story().first()).isTrue();
    }

    @Test
    void copyThatInheritsStoryAndVoiceIsPromotedOnceForEach() {
        Counted first = add("1", "ann", "acme fire");
        Counted second = add("2", "ann", "acme fire");
        assertThat(second.storyFirst() || second.voiceFirst()).isFalse();

        List<Recount> recounts = firsts.place(removal(first));

        assertThat(recounts).hasSize(3);
        assertThat(recounts.get(1).retract()).isEqualTo(second);
        assertThat(recounts.get(2).retract()).isEqualTo(recounts.get(1).add());
        assertThat(recounts.get(2).add()).isEqualTo(second.withFirsts(true, true));
    }

    @Test
    void mentionThatIsEditedIntoAnotherStoryHandsItsStoryOver() {
        Counted first = add("1", "ann", "acme fire");
        add("2", "bob", "acme fire");

        List<Recount> recounts = firsts.place(Recount.changed(first, document("1", "ann", "acme ice")));

        assertThat(added(recounts.get(0)).storyFirst()).isTrue();
        assertThat(added(recounts.get(1)).mention())
                .isEqualTo(document("2", "bob", "").mention().id());
        assertThat(added(recounts.get(1)).storyFirst()).isTrue();
    }

    @Test
    void ownWordsNeitherCountNorStandInTheWay() {
        assertThat(add("1", "ann", "acme fire own").storyFirst()).isFalse();
        assertThat(stories).isEmpty();
        assertThat(voices).isEmpty();
    }

    @Test
    void onlySoManySuccessorsAreRemembered() {
        for (int i = 0; i < 10; i++) {
            add("copy-" + i, "author-" + i, "acme fire");
        }

        assertThat(stories.values())
                .singleElement()
                .satisfies(roster -> assertThat(roster.successors()).hasSize(Roster.MAX_SUCCESSORS));
    }

    @Test
    void nothingIsKeptOfWhatIsDeleted() {
        Counted first = add("1", "ann", "acme fire");
        Counted second = add("2", "bob", "acme fire");

        firsts.place(removal(second));
        firsts.place(removal(first));

        assertThat(stories).isEmpty();
        assertThat(voices).isEmpty();
    }

    private Counted add(String id, String author, String text) {
        List<Recount> recounts = firsts.place(Recount.created(document(id, author, text)));
        assertThat(recounts).hasSize(1);
        return added(recounts.get(0));
    }

    private static Counted added(Recount recount) {
        return Objects.requireNonNull(recount.add());
    }

    private static Recount removal(Counted counted) {
        return Recount.removed(
                counted.withFirsts(false, false),
                EnrichedMention.gone(counted, "testnet", SourceType.POST, NOON.toEpochMilli() + 1));
    }

    private EnrichedMention document(String id, String author, String text) {
        return enricher.enrich(post(id, "acme " + text)
                        .author(new Author(author, null, null, null))
                        .build())
                .get(0);
    }
}
