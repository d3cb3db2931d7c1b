package dev.grapevine.job.index;

import dev.grapevine.index.IndexFamily;
import dev.grapevine.index.IndexName;
import dev.grapevine.job.kafka.TopicReader;
import dev.grapevine.json.Codec;
import dev.grapevine.topic.DeadLetter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which document a record of each topic is.
 *
 * <p>The JSON is indexed as it stands; only what names the document is read out of it. What is not such a record, or
 * what Elasticsearch would answer by refusing a whole request, becomes a dead letter.
 */
enum Documents {
    ENRICHED {
        @Override
        Doc doc(byte[] json, String position) {
            Mention mention = MENTION.decode(json);
            return Doc.of(
                    IndexName.ofMention(mention.eventTime(), mention.fetched()),
                    mention.mention().id() + "-" + mention.brand(),
                    mention.version(),
                    mention.deleted() ? null : json,
                    position);
        }
    },
    ROLLUPS {
        @Override
        Doc doc(byte[] json, String position) {
            Rollup rollup = ROLLUP.decode(json);
            IndexName index = IndexName.ofRollup(rollup.bin(), Instant.ofEpochMilli(rollup.version()));
            String id = rollup.brand() + "|" + rollup.source() + "|" + rollup.bin();
            return Doc.of(index, id, rollup.version(), json, position);
        }
    },
    /** One document per incident: its latest event wins. */
    ALERTS {
        @Override
        Doc doc(byte[] json, String position) {
            Alert alert = ALERT.decode(json);
            return Doc.of(IndexName.only(IndexFamily.ALERTS), alert.incident(), alert.sequence(), json, position);
        }
    },
    SOURCE_HEALTH {
        @Override
        Doc doc(byte[] json, String position) {
            Health health = HEALTH.decode(json);
            IndexName index = IndexName.only(IndexFamily.SOURCE_HEALTH);
            return Doc.of(index, health.source(), health.at().toEpochMilli(), json, position);
        }
    },
    DELIVERIES {
        @Override
        Doc doc(byte[] json, String position) {
            Delivery delivery = DELIVERY.decode(json);
            IndexName index = IndexName.only(IndexFamily.DELIVERIES);
            String id = delivery.event() + "|" + delivery.recipient();
            return Doc.of(index, id, delivery.at().toEpochMilli(), json, position);
        }
    };

    /** Elasticsearch refuses a whole bulk request for one id that is longer. */
    static final int MAX_ID_BYTES = 512;

    private static final Codec<Mention> MENTION = Codec.of(Mention.class);
    private static final Codec<Rollup> ROLLUP = Codec.of(Rollup.class);
    private static final Codec<Alert> ALERT = Codec.of(Alert.class);
    private static final Codec<Health> HEALTH = Codec.of(Health.class);
    private static final Codec<Delivery> DELIVERY = Codec.of(Delivery.class);

    abstract Doc doc(byte[] json, String position);

    /** Nothing for a tombstone: what ends a document is a record that says so. */
    Optional<Reading> read(ConsumerRecord<byte[], byte[]> consumed) {
        byte[] json = consumed.value();
        if (json == null) {
            return Optional.empty();
        }
        String position = TopicReader.positionOf(consumed);
        try {
            Doc doc = doc(json, position);
            return Optional.of(isAcceptable(doc) ? Reading.of(doc) : dead(consumed, "WRONG_VALUE"));
        } catch (UncheckedIOException | NullPointerException e) {
            return Optional.of(dead(consumed, "NOT_A_RECORD"));
        }
    }

    private static boolean isAcceptable(Doc doc) {
        int length = doc.id().getBytes(StandardCharsets.UTF_8).length;
        return doc.version() >= 0 && length > 0 && length <= MAX_ID_BYTES;
    }

    private static Reading dead(ConsumerRecord<byte[], byte[]> consumed, String reason) {
        return Reading.dead(new DeadLetter(
                consumed.value(),
                IndexJob.STAGE,
                consumed.topic(),
                TopicReader.positionOf(consumed),
                reason,
                "expected a record of this topic with an id of 1 to 512 bytes and a version from 0"));
    }

    record Mention(
            MentionRef mention, String brand, boolean deleted, long version, Instant eventTime, Instant fetched) {}

    record MentionRef(String id) {}

    record Rollup(String brand, String source, Instant bin, long version) {}

    record Alert(String incident, long sequence) {}

    record Health(String source, Instant at) {}

    record Delivery(String event, String recipient, Instant at) {}
}
