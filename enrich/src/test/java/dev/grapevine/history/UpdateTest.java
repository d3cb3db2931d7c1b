package dev.grapevine.history;

import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.deletion;
import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mention;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateTest {

    private static final Instant LATER = NOON.plusSeconds(3600);

    private final PlainEnricher enricher = new PlainEnricher(List.of("acme", "bolt"));

    @Test
    void newMentionIsAddedForEachOfItsBrands() {
        Update update = hear(null, post("1", "acme beats bolt").build());

        assertThat(update.change()).isEqualTo(Change.NEW);
        assertThat(update.recounts()).extracting(r -> r.document().brand()).containsExactly("acme", "bolt");
        assertThat(update.recounts()).allSatisfy(recount -> {
            assertThat(recount.retract()).isNull();
            assertThat(recount.add()).isEqualTo(Counted.of(recount.document()));
        });
        assertThat(update.after().counted()).hasSize(2);
    }

    @Test
    void sameWordsHeardAgainChangeNothing() {
        Latest before = hear(null, post("1", "acme").build()).after();

        Update again =
                hear(before, post("1", "acme").fetched(LATER).revision("2").build());

        assertThat(again.change()).isEqualTo(Change.UNCHANGED);
        assertThat(again.recounts()).isEmpty();
        assertThat(again.after().version()).isEqualTo(LATER.toEpochMilli());
    }

    @Test
    void mentionFedAgainOnPurposeIsLookedAtAgain() {
        Mention mention = post("1", "acme").build();
        Latest before = hear(null, mention).after();

        Update again = Update.of(before, mention, Change.between(before, mention, true), List.of());

        assertThat(again.change()).isEqualTo(Change.CHANGED);
        assertThat(again.recounts())
                .singleElement()
                .satisfies(recount -> assertThat(recount.add()).isNull());
    }

    @Test
    void engagementAloneIsRecountedAsCarried() {
        Latest before = hear(null, post("1", "acme").build()).after();

        Update carried = hear(
                before,
                post("1", "acme")
                        .fetched(LATER)
                        .engagement(new Engagement(7L, 1L, null, 900L, LATER))
                        .build());

        assertThat(carried.change()).isEqualTo(Change.CARRIED);
        Recount recount = carried.recounts().get(0);
        assertThat(recount.retract()).isEqualTo(before.counted().get(0));
        assertThat(added(recount).engagement()).isEqualTo(8);
    }

    @Test
    void editThatChangesTheBrandsTakesBackOneAndAddsTheOther() {
        Latest before = hear(null, post("1", "acme").build()).after();

        Update edit = hear(before, post("1", "bolt").fetched(LATER).build());

        Recount gone = edit.recounts().get(0);
        assertThat(gone.retract()).isEqualTo(before.counted().get(0));
        assertThat(gone.add()).isNull();
        assertThat(gone.document().deleted()).isTrue();
        assertThat(gone.document().version()).isEqualTo(LATER.toEpochMilli());
        assertThat(edit.recounts().get(1).document().brand()).isEqualTo("bolt");
        assertThat(edit.after().counted()).extracting(Counted::brand).containsExactly("bolt");
    }

    @Test
    void olderStateThatArrivesLateIsStale() {
        Latest before = hear(null, post("1", "acme").fetched(LATER).build()).after();

        Update stale = hear(before, post("1", "acme bad").build());

        assertThat(stale.change()).isEqualTo(Change.STALE);
        assertThat(stale.after()).isEqualTo(before);
    }

    @Test
    void deletionTakesEverythingBackAndKeepsNoWords() {
        Latest before = hear(null, post("1", "acme bolt").build()).after();

        Update deleted = hear(before, deletion("1", LATER));

        assertThat(deleted.recounts()).hasSize(2).allSatisfy(recount -> {
            assertThat(recount.add()).isNull();
            assertThat(recount.document().deleted()).isTrue();
            assertThat(recount.document().text()).isNull();
            assertThat(recount.document().eventTime()).isEqualTo(NOON);
        });
        assertThat(deleted.after().counted()).isEmpty();
    }

    @Test
    void createBehindItsDeletionStaysDeleted() {
        Latest before = hear(null, deletion("1", LATER)).after();

        Update late = hear(before, post("1", "acme").build());

        assertThat(late.change()).isEqualTo(Change.STALE);
        assertThat(late.recounts()).isEmpty();
    }

    @Test
    void deletedMentionComesBackWithANewerState() {
        Latest before = hear(null, deletion("1", NOON)).after();

        assertThat(hear(before, post("1", "acme").fetched(LATER).build()).change())
                .isEqualTo(Change.NEW);
    }

    @Test
    void deletedMentionIsNotBroughtBackByFeedingItAgain() {
        Latest before = hear(null, deletion("1", NOON)).after();

        assertThat(Change.between(before, post("1", "acme").build(), true)).isEqualTo(Change.STALE);
    }

    @Test
    void mentionWithoutATimeCountsWhenItWasHeardFirst() {
        Latest before = hear(null, post("1", "acme").published(null).build()).after();

        Update edit = hear(
                before, post("1", "acme bad").published(null).fetched(LATER).build());

        assertThat(edit.recounts().get(0).document().eventTime()).isEqualTo(NOON);
        assertThat(added(edit.recounts().get(0)).eventTime()).isEqualTo(NOON);
    }

    @Test
    void documentThatMovesToAnotherMonthLeavesTheOldIndex() {
        Latest before = hear(null, post("1", "acme").build()).after();
        Instant february = Instant.parse("2026-02-27T12:00:00Z");

        Update moved = hear(
                before, post("1", "acme").published(february).fetched(LATER).build());

        List<EnrichedMention> documents = Documents.of(moved.recounts().get(0));
        assertThat(documents).hasSize(2);
        assertThat(documents.get(0).deleted()).isTrue();
        assertThat(documents.get(0).eventTime()).isEqualTo(NOON);
        assertThat(documents.get(1).deleted()).isFalse();
        assertThat(documents.get(1).eventTime()).isEqualTo(february);
    }

    private static Counted added(Recount recount) {
        return Objects.requireNonNull(recount.add());
    }

    private Update hear(@Nullable Latest before, Mention mention) {
        Change change = Change.between(before, mention, false);
        List<EnrichedMention> documents = change.needsDocuments() ? enricher.enrich(mention) : List.of();
        return Update.of(before, mention, change, documents);
    }
}
