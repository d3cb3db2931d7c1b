package dev.grapevine.job.reputation;

import static dev.grapevine.mention.Mentions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.health.SourceHealth;
import dev.grapevine.json.Codec;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Mentions;
import dev.grapevine.topic.DeadLetter;
import dev.grapevine.topic.Topic;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final byte[] KEY = {1};
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    @Test
    void aMentionFromTheFutureIsADeadLetterAndHasNoTime() {
        Mention mention = Mentions.post("1", "hello").fetched(FAR).build();

        Intake intake = Readings.intake(record(Topic.MENTIONS, MentionCodec.encode(mention)))
                .orElseThrow();

        assertThat(intake.mention()).isNull();
        assertThat(intake.dead()).satisfies(letter -> {
            assertThat(letter).extracting(DeadLetter::reason).isEqualTo("WRONG_VALUE");
            assertThat(letter.original()).isEqualTo(MentionCodec.encode(mention));
        });
        assertThat(StreamClock.ofMentions().createTimestampAssigner(null).extractTimestamp(intake, NOON.toEpochMilli()))
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aHeartbeatFromTheFutureIsIgnored() {
        assertThat(health(NOON)).isPresent();
        assertThat(health(FAR)).isEmpty();
    }

    private static Optional<SourceHealth> health(Instant at) {
        SourceHealth report = new SourceHealth(1, "feed", SourceHealth.State.OK, at, null, 60, null, 1, 1, 1);
        return Readings.health(
                record(Topic.SOURCE_HEALTH, Codec.of(SourceHealth.class).encode(report)));
    }

    /** Written at noon. */
    private static ConsumerRecord<byte[], byte[]> record(Topic topic, byte[] value) {
        return new ConsumerRecord<>(
                topic.topicName(),
                0,
                7,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                KEY.length,
                value.length,
                KEY,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
