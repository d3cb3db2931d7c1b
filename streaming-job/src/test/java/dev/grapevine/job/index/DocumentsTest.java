package dev.grapevine.job.index;

import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.json.Codec;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.rollup.Tally;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private final EnrichedMention mention =
            new PlainEnricher(List.of("acme")).enrich(post("1", "acme").build()).get(0);

    @Test
    void enrichedMentionIsIndexedAsItStandsInItsMonth() {
        byte[] json = Codec.of(EnrichedMention.class).encode(mention);

        Doc doc = doc(Documents.ENRICHED, json);

        assertThat(doc.alias()).isEqualTo("grapevine-mentions-2026.03");
        assertThat(doc.id()).isEqualTo(mention.id());
        assertThat(doc.version()).isEqualTo(NOON.toEpochMilli());
        assertThat(doc.json()).isEqualTo(json);
    }

    @Test
    void deletedMentionRemovesItsDocument() {
        EnrichedMention deleted = mention.asDeleted(NOON.toEpochMilli() + 5);

        Doc doc = doc(Documents.ENRICHED, Codec.of(EnrichedMention.class).encode(deleted));

        assertThat(doc.json()).isNull();
        assertThat(doc.version()).isEqualTo(NOON.toEpochMilli() + 5);
    }

    @Test
    void rollupIsNamedByBrandSourceAndBin() {
        Rollup rollup = Tally.of(Recount.created(mention)).get(0);

        Doc doc = doc(Documents.ROLLUPS, Codec.of(Rollup.class).encode(rollup));

        assertThat(doc.id()).isEqualTo(rollup.id());
        assertThat(doc.alias()).isEqualTo("grapevine-rollups-2026.03");
    }

    @Test
    void sourceHasOneDocumentOfItsHealth() {
        SourceHealth health = new SourceHealth(1, "feed", SourceHealth.State.OK, NOON, null, 60, null, 1, 1, 1);

        Doc doc = doc(Documents.SOURCE_HEALTH, Codec.of(SourceHealth.class).encode(health));

        assertThat(doc.alias()).isEqualTo("grapevine-source-health");
        assertThat(doc.id()).isEqualTo("feed");
    }

    @Test
    void tombstoneIsNothing() {
        assertThat(Documents.ENRICHED.read(consumed(null))).isEmpty();
    }

    @Test
    void whatIsNoRecordOfOursIsADeadLetterWithItsBytes() {
        for (String hostile : List.of("", "{", "null", "[]", "{}", "{\"mention\":{}}", "\u0000")) {
            byte[] bytes = hostile.getBytes(StandardCharsets.UTF_8);

            Reading reading = Documents.ENRICHED.read(consumed(bytes)).orElseThrow();

            assertThat(reading.doc()).as(hostile).isNull();
            assertThat(Objects.requireNonNull(reading.dead()).original()).isEqualTo(bytes);
        }
    }

    @Test
    void idThatWouldMakeElasticsearchRefuseTheWholeRequestIsADeadLetter() {
        SourceHealth health = new SourceHealth(
                1, "x".repeat(Documents.MAX_ID_BYTES + 1), SourceHealth.State.OK, NOON, null, 60, null, 1, 1, 1);
        byte[] json = Codec.of(SourceHealth.class).encode(health);

        Reading reading = Documents.SOURCE_HEALTH.read(consumed(json)).orElseThrow();

        assertThat(Objects.requireNonNull(reading.dead()).reason()).isEqualTo("WRONG_VALUE");
    }

    private static Doc doc(Documents documents, byte[] json) {
        Doc doc = documents.read(consumed(json)).orElseThrow().doc();
        return Objects.requireNonNull(doc);
    }

    private static ConsumerRecord<byte[], byte[]> consumed(byte @Nullable [] value) {
        return new ConsumerRecord<>("a-topic", 0, 7L, new byte[0], value);
    }
}
