package dev.grapevine.job.reputation;

import dev.grapevine.action.Act;
import dev.grapevine.action.Orders;
import dev.grapevine.brand.Brand;
import dev.grapevine.correction.Correction;
import dev.grapevine.erasure.Erasure;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.job.kafka.TopicReader;
import dev.grapevine.json.Codec;
import dev.grapevine.mention.Decoded;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.topic.DeadLetter;
import dev.grapevine.topic.Topic;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the records of the topics say that the job reads. */
final class Readings {

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);
    private static final Codec<Brand> BRAND = Codec.of(Brand.class);
    private static final Codec<Act> ACT = Codec.of(Act.class);
    private static final Codec<Correction> CORRECTION = Codec.of(Correction.class);
    private static final Codec<Erasure> ERASURE = Codec.of(Erasure.class);
    private static final Codec<SourceHealth> HEALTH = Codec.of(SourceHealth.class);

    private Readings() {}

    /** A tombstone only makes room in the topic: the deletion itself came before it as a mention. */
    static Optional<Intake> intake(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            return Optional.empty();
        }
        Decoded decoded = MentionCodec.decode(consumed.value(), Instant.ofEpochMilli(consumed.timestamp()));
        return Optional.of(
                decoded instanceof Decoded.Good good
                        ? Intake.of(good.mention())
                        : Intake.dead(letter(consumed, (Decoded.Malformed) decoded)));
    }

    /** A brand that cannot be read changes nothing: what was known of it stays. */
    static Optional<BrandNews> brand(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.key() == null) {
            return Optional.empty();
        }
        if (consumed.value() == null) {
            return Optional.of(BrandNews.removed(new String(consumed.key(), StandardCharsets.UTF_8)));
        }
        try {
            return Optional.of(BrandNews.put(BRAND.decode(consumed.value())));
        } catch (UncheckedIOException e) {
            LOG.error("Brand at {} is ignored: {}", TopicReader.positionOf(consumed), e.getMessage(), e);
            return Optional.empty();
        }
    }

    /** What is about a mention, and what cannot be read, changes no incident. */
    static Optional<BrandNews> act(ConsumerRecord<byte[], byte[]> consumed) {
        try {
            Optional<Act> act = Optional.ofNullable(consumed.value()).map(ACT::decode);
            return act.flatMap(known -> Orders.brandOf(known).map(brand -> BrandNews.act(brand, known)));
        } catch (UncheckedIOException e) {
            LOG.error("Act at {} is ignored: {}", TopicReader.positionOf(consumed), e.getMessage(), e);
            return Optional.empty();
        }
    }

    /** A correction that cannot be read changes nothing, like a brand. */
    static Optional<BrandNews> correction(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.key() == null) {
            return Optional.empty();
        }
        if (consumed.value() == null) {
            return Optional.of(BrandNews.uncorrected(new String(consumed.key(), StandardCharsets.UTF_8)));
        }
        try {
            return Optional.of(BrandNews.corrected(CORRECTION.decode(consumed.value())));
        } catch (UncheckedIOException e) {
            LOG.error("Correction at {} is ignored: {}", TopicReader.positionOf(consumed), e.getMessage(), e);
            return Optional.empty();
        }
    }

    /** Of an author or of a single mention. */
    static Optional<Plea> plea(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.key() == null) {
            return Optional.empty();
        }
        String subject = new String(consumed.key(), StandardCharsets.UTF_8);
        try {
            Erasure erasure = consumed.value() == null ? null : ERASURE.decode(consumed.value());
            return Optional.of(new Plea(subject, erasure));
        } catch (UncheckedIOException e) {
            LOG.error("Erasure at {} is ignored: {}", TopicReader.positionOf(consumed), e.getMessage(), e);
            return Optional.empty();
        }
    }

    /** What stands in either of the two topics that say what is listened for. */
    static Optional<BrandNews> news(ConsumerRecord<byte[], byte[]> consumed) {
        return consumed.topic().equals(Topic.CORRECTIONS.topicName()) ? correction(consumed) : brand(consumed);
    }

    /** A report from after it was written would carry the stream's clock away, as such a mention would. */
    static Optional<SourceHealth> health(ConsumerRecord<byte[], byte[]> consumed) {
        Instant latest = Instant.ofEpochMilli(consumed.timestamp()).plus(Mention.FUTURE_TOLERANCE);
        try {
            Optional<SourceHealth> health =
                    Optional.ofNullable(consumed.value()).map(HEALTH::decode);
            if (health.filter(report -> report.at().isAfter(latest)).isPresent()) {
                LOG.error(
                        "Source health at {} is ignored: it says that it is from after {}",
                        TopicReader.positionOf(consumed),
                        latest);
                return Optional.empty();
            }
            return health;
        } catch (UncheckedIOException e) {
            LOG.error("Source health at {} is ignored", TopicReader.positionOf(consumed), e);
            return Optional.empty();
        }
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> consumed, Decoded.Malformed malformed) {
        return new DeadLetter(
                consumed.value(),
                ReputationJob.STAGE,
                consumed.topic(),
                TopicReader.positionOf(consumed),
                malformed.reason().name(),
                malformed.detail());
    }
}
