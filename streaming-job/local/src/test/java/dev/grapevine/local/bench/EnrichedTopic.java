package dev.grapevine.local.bench;

import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The documents that the job has written so far. */
final class EnrichedTopic {

    private static final Codec<EnrichedMention> CODEC = Codec.of(EnrichedMention.class);

    private final TopicReader reader;

    /** @param client properties of a Kafka client */
    EnrichedTopic(Map<String, Object> client) {
        this.reader = new TopicReader(client);
    }

    /** The newest state of each document, by its id. */
    Map<String, EnrichedMention> newest() {
        Map<String, EnrichedMention> documents = new TreeMap<>();
        reader.read(
                Topic.ENRICHED.topicName(),
                record ->
                        documents.put(new String(record.key(), StandardCharsets.UTF_8), CODEC.decode(record.value())));
        return documents;
    }

    EnrichedMention newest(String id) {
        return Objects.requireNonNull(newest().get(id), id);
    }

    /** What was written of a brand since then, on the stream's clock, whose text holds a word. */
    List<EnrichedMention> of(String brand, String word, Instant since) {
        List<EnrichedMention> found = new ArrayList<>();
        reader.read(Topic.ENRICHED.topicName(), since, record -> {
            EnrichedMention document = CODEC.decode(record.value());
            if (document.brand().equals(brand)
                    && document.text() != null
                    && document.text().contains(word)) {
                found.add(document);
            }
        });
        return found;
    }
}
