package dev.grapevine.job.reputation;

import static dev.grapevine.job.reputation.PlainEnrichment.brand;
import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.deletion;
import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.erasure.Erasure;
import dev.grapevine.mention.Mention;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.topic.DeadLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecountOperatorTest {

    /** Long beside what an honest call takes, also on a busy machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private KeyedBroadcastOperatorTestHarness<String, Heard, BrandNews, Told> harness;

    @BeforeEach
    void open() throws Exception {
        harness = Harnesses.of(
                new RecountOperator(new RecountMentions(PlainEnrichment::of, DEADLINE)), RecountOperatorTest::key);
        harness.open();
        announce(harness);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void comesToTheSameAsOneByOne() throws Exception {
        try (KeyedBroadcastOperatorTestHarness<String, Heard, BrandNews, Told> single =
                Harnesses.of(new RecountMentions(PlainEnrichment::of, DEADLINE), RecountOperatorTest::key)) {
            single.open();
            announce(single);
            for (Heard heard : messages()) {
                single.processElement(heard, heard.mention().fetched().toEpochMilli());
                harness.processElement(heard, heard.mention().fetched().toEpochMilli());
            }
            harness.watermark(NOON.toEpochMilli());

            assertThat(single.extractOutputValues()).hasSizeGreaterThan(100);
            assertThat(harness.extractOutputValues()).isEqualTo(single.extractOutputValues());
        }
    }

    @Test
    void whatMisbehavesHarmsNoOther() throws Exception {
        List<String> words = List.of("good", "throws", "hangs", "bad", "unmatchable", "overflows", "good");
        for (int i = 0; i < words.size(); i++) {
            hear(post("m" + i, "acme " + words.get(i)).build());
        }
        harness.watermark(NOON.toEpochMilli());

        assertThat(harness.extractOutputValues())
                .extracting(told -> word(Objects.requireNonNull(told.document().sentiment())))
                .containsExactly("POSITIVE", "error", "timeout", "NEGATIVE", "error", "POSITIVE");
        assertThat(harness.getSideOutput(Tags.DEAD))
                .extracting(StreamRecord::getValue)
                .extracting(DeadLetter::reason)
                .containsExactly("ENRICHMENT_ERROR");
    }

    @Test
    void noneWaitsLongForOthers() throws Exception {
        harness.setProcessingTime(1_000);
        hear(post("1", "acme good").build());
        assertThat(documents()).isEmpty();

        harness.setProcessingTime(1_000 + RecountOperator.LONGEST_MILLIS);
        assertThat(documents()).hasSize(1);
    }

    @Test
    void enoughOfThemWaitForNothing() throws Exception {
        for (int i = 0; i < RecountOperator.MOST; i++) {
            hear(post("m" + i, "acme").build());
        }
        assertThat(documents()).hasSize(RecountOperator.MOST);
    }

    @Test
    void newsOfBrandsKeepTheirPlaceAmongMentions() throws Exception {
        hear(post("1", "acme bolt").build());
        harness.processBroadcastElement(BrandNews.put(brand("bolt")), 0);
        hear(post("2", "acme bolt").build());
        hear(post("3", "acme bolt").build());
        harness.watermark(NOON.toEpochMilli());

        assertThat(documents())
                .extracting(EnrichedMention::brand)
                .containsExactly("acme", "acme", "bolt", "acme", "bolt");
    }

    @Test
    void aCheckpointHoldsAllThatCameBeforeIt() throws Exception {
        hear(post("1", "acme").build());
        harness.getOperator().prepareSnapshotPreBarrier(1);

        assertThat(documents()).hasSize(1);
        assertThat(Harnesses.entriesOf(harness.getOperator())).isEqualTo(1);
    }

    @Test
    void whatIsToBeForgottenIsNotEvenMatched() throws Exception {
        long before = hanging();
        Mention mention = post("1", "acme " + PlainEnrichment.HANGS).build();
        Plea plea = new Plea(mention.id(), Erasure.ofMention(mention.id(), NOON.plusSeconds(9), "asked", "pr"));
        harness.processBroadcastElement(BrandNews.of(plea), 0);
        hear(mention);
        harness.watermark(NOON.toEpochMilli());

        assertThat(documents()).isEmpty();
        assertThat(harness.getSideOutput(Tags.TAKEN_BACK)).hasSize(1);
        assertThat(hanging()).isEqualTo(before);
    }

    /** Of twenty mentions: heard, heard again, changed and taken back, so that several of one wait together. */
    private static List<Heard> messages() {
        Random random = new Random(3);
        List<Heard> messages = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String id = "m" + random.nextInt(20);
            Mention mention = random.nextInt(6) == 0
                    ? deletion(id, NOON.plusSeconds(i))
                    : post(id, "acme " + (random.nextBoolean() ? "good" : "bad"))
                            .fetched(NOON.plusSeconds(i))
                            .build();
            messages.add(new Heard(mention, random.nextInt(9) == 0));
        }
        return messages;
    }

    private static String key(Heard heard) {
        return heard.mention().id();
    }

    private static void announce(KeyedBroadcastOperatorTestHarness<?, ?, BrandNews, ?> harness) throws Exception {
        harness.processBroadcastElement(BrandNews.put(brand("acme")), 0);
        harness.processBroadcastElement(BrandNews.ALL_READ, 0);
    }

    private void hear(Mention mention) throws Exception {
        harness.processElement(new Heard(mention, false), mention.fetched().toEpochMilli());
    }

    private List<EnrichedMention> documents() {
        return harness.extractOutputValues().stream().map(Told::document).toList();
    }

    private static String word(Sentiment sentiment) {
        return String.valueOf(sentiment.isScored() ? sentiment.label() : sentiment.unscored());
    }

    private static long hanging() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getMethodName().equals("hang")))
                .count();
    }
}
