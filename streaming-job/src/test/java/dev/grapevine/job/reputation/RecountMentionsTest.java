package dev.grapevine.job.reputation;

import static dev.grapevine.job.reputation.PlainEnrichment.brand;
import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.deletion;
import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.correction.Correction;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.erasure.Erasure;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.topic.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecountMentionsTest {

    private static final Duration DEADLINE = Duration.ofMillis(300);

    private KeyedBroadcastOperatorTestHarness<String, Heard, BrandNews, Told> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void mentionsWaitUntilTheBrandsAreRead() throws Exception {
        hear(post("1", "acme good").build());
        announce(BrandNews.put(brand("acme")));
        assertThat(documents()).isEmpty();

        announce(BrandNews.ALL_READ);

        assertThat(documents()).extracting(EnrichedMention::brand).containsExactly("acme");
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void waitingMentionsSurviveARestart() throws Exception {
        hear(post("1", "acme good").build());
        announce(BrandNews.put(brand("acme")));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(state);
        harness.open();
        announce(BrandNews.ALL_READ);

        assertThat(documents()).extracting(EnrichedMention::brand).containsExactly("acme");
    }

    @Test
    void brandsChangeWithoutARestart() throws Exception {
        announce(BrandNews.put(brand("acme")));
        announce(BrandNews.ALL_READ);
        hear(post("1", "acme bolt").build());

        announce(BrandNews.put(brand("bolt")));
        announce(BrandNews.removed("acme"));
        hear(post("2", "acme bolt").build());

        assertThat(documents()).extracting(EnrichedMention::brand).containsExactly("acme", "bolt");
    }

    @Test
    void mentionFedAgainMeetsTheNewBrands() throws Exception {
        announce(BrandNews.ALL_READ);
        hear(post("1", "acme").build());
        announce(BrandNews.put(brand("acme")));

        hear(post("1", "acme").build());
        assertThat(documents()).isEmpty();

        hearAgain(post("1", "acme").build());
        assertThat(documents()).hasSize(1);
    }

    @Test
    void correctionHoldsForMentionsFedAgainUntilItIsTakenBack() throws Exception {
        Mention mention = post("1", "acme good").build();
        announce(BrandNews.put(brand("acme")));
        announce(BrandNews.ALL_READ);
        hear(mention);

        Correction correction =
                new Correction(Correction.VERSION, mention.id(), "acme", null, Label.NEGATIVE, NOON, "ann");
        announce(BrandNews.corrected(correction));
        hearAgain(mention);
        announce(BrandNews.uncorrected(correction.key()));
        hearAgain(mention);

        List<Told> told = harness.extractOutputValues();
        assertThat(told)
                .extracting(each -> Counted.of(each.document()).label())
                .containsExactly(Label.POSITIVE, Label.NEGATIVE, Label.POSITIVE);
        assertThat(told).extracting(Told::again).containsExactly(false, true, true);
        assertThat(told.get(1).retract()).isEqualTo(told.get(0).recount().add());
        assertThat(told.get(2).retract()).isEqualTo(told.get(1).recount().add());
    }

    @Test
    void correctionsOutliveARestart() throws Exception {
        Mention mention = post("1", "acme good").build();
        announce(BrandNews.put(brand("acme")));
        announce(BrandNews.corrected(
                new Correction(Correction.VERSION, mention.id(), null, null, Label.NEGATIVE, NOON, "ann")));
        announce(BrandNews.ALL_READ);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(state);
        harness.open();
        hear(mention);

        assertThat(documents())
                .extracting(document -> Counted.of(document).label())
                .containsExactly(Label.NEGATIVE);
    }

    @Test
    void brandWithABrokenQueryIsLeftOutAndTheOthersGoOn() throws Exception {
        announce(BrandNews.put(brand("acme")));
        announce(BrandNews.put(brand("bolt", PlainEnrichment.BAD_QUERY)));
        announce(BrandNews.ALL_READ);

        hear(post("1", "acme bolt").build());

        assertThat(documents()).extracting(EnrichedMention::brand).containsExactly("acme");
    }

    @Test
    void textThatBreaksTheEngineIsUnscored() throws Exception {
        announce(BrandNews.put(brand("acme")));
        announce(BrandNews.ALL_READ);

        hear(post("1", "acme " + PlainEnrichment.THROWS).build());
        hear(post("2", "acme " + PlainEnrichment.OVERFLOWS).build());
        hear(post("3", "acme " + PlainEnrichment.HANGS).build());
        hear(post("4", "acme good").build());

        assertThat(documents())
                .extracting(document -> Objects.requireNonNull(document.sentiment()))
                .extracting(Sentiment::unscored)
                .containsExactly("error", "error", "timeout", null);
    }

    @Test
    void mentionThatCannotBeMatchedIsADeadLetter() throws Exception {
        announce(BrandNews.put(brand("acme")));
        announce(BrandNews.ALL_READ);

        hear(post("1", "acme " + PlainEnrichment.UNMATCHABLE).build());

        ConcurrentLinkedQueue<StreamRecord<DeadLetter>> dead = harness.getSideOutput(Tags.DEAD);
        assertThat(dead).singleElement().satisfies(letter -> {
            assertThat(letter.getValue().reason()).isEqualTo("ENRICHMENT_ERROR");
            assertThat(letter.getValue().stage()).isEqualTo("reputation");
        });
        assertThat(documents()).isEmpty();
    }

    @Test
    void deletedMentionIsTakenBackFromItsBrandsAndItsStateHoldsNoWords() throws Exception {
        announce(BrandNews.put(brand("acme")));
        announce(BrandNews.ALL_READ);
        hear(post("1", "acme secret-words").build());

        hear(deletion("1", NOON.plusSeconds(60)));

        List<Told> told = harness.extractOutputValues();
        assertThat(told).hasSize(2);
        assertThat(told.get(1).recount().retract())
                .isEqualTo(told.get(0).recount().add());
        assertThat(told.get(1).at()).isEqualTo(NOON.plusSeconds(60));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whatIsToBeForgottenIsNotEvenMatchedUntilThatIsTakenBack() throws Exception {
        Mention mention = post("1", "acme secret-words").build();
        Plea plea = new Plea(mention.id(), Erasure.ofMention(mention.id(), NOON.plusSeconds(9), "asked", "pr"));
        announce(BrandNews.put(brand("acme")));
        announce(BrandNews.of(plea));
        announce(BrandNews.ALL_READ);

        hear(mention);
        hear(post("2", "acme good").build());

        assertThat(documents()).extracting(document -> document.mention().id()).doesNotContain(mention.id());
        ConcurrentLinkedQueue<StreamRecord<Mention>> back = harness.getSideOutput(Tags.TAKEN_BACK);
        assertThat(back).singleElement().satisfies(record -> {
            assertThat(record.getValue().id()).isEqualTo(mention.id());
            assertThat(record.getValue().action()).isEqualTo(Action.DELETE);
            assertThat(record.getValue().fetched()).isEqualTo(NOON.plusSeconds(9));
        });

        announce(BrandNews.of(new Plea(mention.id(), null)));
        hear(post("1", "acme again").fetched(NOON.plusSeconds(20)).build());

        assertThat(documents()).extracting(document -> document.mention().id()).contains(mention.id());
    }

    @Test
    void deletionIsSaidOnceMoreBehindWhatCameAfterIt() throws Exception {
        announce(BrandNews.put(brand("acme")));
        announce(BrandNews.ALL_READ);
        Mention deletion = deletion("1", NOON.plusSeconds(60));

        hear(deletion);
        hearAgain(post("1", "acme good").build());
        hear(deletion("1", NOON));
        assertThat(harness.getSideOutput(Tags.TAKEN_BACK)).isNullOrEmpty();

        hear(post("1", "acme good").build());

        ConcurrentLinkedQueue<StreamRecord<Mention>> back = harness.getSideOutput(Tags.TAKEN_BACK);
        assertThat(back).extracting(StreamRecord::getValue).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(deletion.id());
            assertThat(again.action()).isEqualTo(Action.DELETE);
            assertThat(again.version()).isEqualTo(deletion.version());
        });
        assertThat(documents()).isEmpty();

        hear(back.remove().getValue());
        assertThat(harness.getSideOutput(Tags.TAKEN_BACK)).isEmpty();
    }

    private int entries() {
        return Harnesses.entriesOf(harness.getOperator());
    }

    private static KeyedBroadcastOperatorTestHarness<String, Heard, BrandNews, Told> harness() throws Exception {
        return Harnesses.of(
                new RecountMentions(PlainEnrichment::of, DEADLINE),
                heard -> heard.mention().id());
    }

    private void hear(Mention mention) throws Exception {
        harness.processElement(new Heard(mention, false), mention.fetched().toEpochMilli());
    }

    private void hearAgain(Mention mention) throws Exception {
        harness.processElement(new Heard(mention, true), mention.fetched().toEpochMilli());
    }

    private void announce(BrandNews news) throws Exception {
        harness.processBroadcastElement(news, 0);
    }

    private List<EnrichedMention> documents() {
        return harness.extractOutputValues().stream()
                .map(told -> told.recount().document())
                .toList();
    }
}
