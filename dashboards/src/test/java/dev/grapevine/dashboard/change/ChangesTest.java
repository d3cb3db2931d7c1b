package dev.grapevine.dashboard.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandChange;
import dev.grapevine.brand.Brands;
import dev.grapevine.correction.Correction;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.mention.Decoded;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Mentions;
import dev.grapevine.sentiment.Label;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.topic.ConsumerGroup;
import dev.grapevine.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What people change and look at again, on a real broker; a job that has taken everything in is played by its offsets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {

    private static final Mention GAME =
            Mentions.post("1", "acme brings back War Zone").build();
    private static final Mention PIE = Mentions.post("2", "an acme pie").build();
    private static final Mention OLD =
            Mentions.post("3", "acme of old").fetched(daysAgo(20)).build();
    private static final Mention GONE = Mentions.post("4", "acme for a moment").build();

    @TempDir
    static Path folder;

    private TestKafka kafka;
    private Map<String, Object> client;

    @BeforeAll
    void start() throws Exception {
        kafka = TestKafka.start(folder);
        client = KafkaClient.of(kafka.settings());
        hear(OLD);
        hear(GAME);
        hear(PIE);
        hear(GONE);
        hear(Mentions.deletion("4", Mentions.NOON.plusSeconds(1)));
        new BrandEditor(client, null).write(List.of(Brands.of("acme", "acme")));
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    @Test
    void aPreviewSaysWhatAQueryWouldGainAndLoseAndChangesNothing() throws Exception {
        BrandEditor editor = new BrandEditor(client, null);
        try (BrandChange change = editor.change(List.of(Brands.of("acme", "acme -pie")))) {
            assertThat(editor.preview(change, 7, 5, read -> {}).lines())
                    .containsExactly(new Preview.Line("acme", 2, 1, 0, 1, List.of(), List.of("an acme pie")));
            assertThat(editor.preview(change, 35, 5, read -> {}).lines().get(0).before())
                    .isEqualTo(3);
        }
        assertThat(editor.present().values()).extracting(Brand::query).containsExactly("acme");
    }

    @Test
    void aRelabelFeedsItsMentionAndARuleThoseThatItFinds() throws Exception {
        Corrector corrector = new Corrector(client);
        Correction relabel = new Correction(1, PIE.id(), "acme", null, Label.POSITIVE, Mentions.NOON, "ann");
        Correction rule = new Correction(1, "war-zone", null, "\"war zone\"", null, Mentions.NOON, "ann");
        corrector.put(relabel);
        corrector.put(rule);
        assertThat(corrector.all().values()).containsExactlyInAnyOrder(relabel, rule);

        letTheJobTakeIn(Topic.CORRECTIONS);
        long before = kafka.end(Topic.REMATCH);
        assertThat(corrector.lookAgain(relabel, PIE.fetched(), (read, fed) -> {}))
                .isEqualTo(new Corrector.Looked(true, 1));
        assertThat(corrector.lookAgain(rule, corrector.daysBack(35), (read, fed) -> {}))
                .isEqualTo(new Corrector.Looked(true, 1));
        assertThat(fed().subList((int) before, (int) before + 2)).containsExactly(PIE, GAME);

        corrector.remove(relabel);
        assertThat(corrector.all().values()).containsExactly(rule);
    }

    @Test
    void aChangedQueryFeedsWhatItFoundAndWhatItFinds() throws Exception {
        BrandEditor editor = new BrandEditor(client, null);
        try (BrandChange change = editor.change(List.of(Brands.of("acme", "pie")))) {
            letTheJobTakeIn(Topic.BRANDS);
            long before = kafka.end(Topic.REMATCH);
            Corrector.Looked looked = editor.lookAgain(change, 7, (read, fed) -> {});
            assertThat(looked.takenIn()).isTrue();
            assertThat(fed().subList((int) before, (int) kafka.end(Topic.REMATCH)))
                    .startsWith(GAME, PIE)
                    .hasSize((int) looked.fed())
                    .doesNotContain(OLD)
                    .allMatch(mention -> mention.text() != null);
        }
    }

    @Test
    void aJobThatDoesNotRunIsNotWaitedForForever() throws Exception {
        kafka.write(Topic.SOURCE_POSITIONS, "any", new byte[] {1});
        assertThat(new MentionHistory(client).isTakenIn(Topic.SOURCE_POSITIONS, Duration.ofMillis(500)))
                .isFalse();
    }

    private static Instant daysAgo(int days) {
        return Mentions.NOON.minus(Duration.ofDays(days));
    }

    /** Under the time it was heard at, as ingest does. */
    private void hear(Mention mention) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(new HashMap<>(client), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topic.MENTIONS.topicName(),
                            null,
                            mention.fetched().toEpochMilli(),
                            mention.id(),
                            MentionCodec.encode(mention)))
                    .get();
        }
    }

    private List<Mention> fed() {
        List<Mention> fed = new ArrayList<>();
        new TopicReader(client)
                .read(
                        Topic.REMATCH.topicName(),
                        record -> fed.add(((Decoded.Good) MentionCodec.decode(record.value())).mention()));
        return fed;
    }

    private void letTheJobTakeIn(Topic topic) throws Exception {
        try (Admin admin = Admin.create(client)) {
            admin.alterConsumerGroupOffsets(
                            ConsumerGroup.REPUTATION,
                            Map.of(new TopicPartition(topic.topicName(), 0), new OffsetAndMetadata(kafka.end(topic))))
                    .all()
                    .get();
        }
    }
}
