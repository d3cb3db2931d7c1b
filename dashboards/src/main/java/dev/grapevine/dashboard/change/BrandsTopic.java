package dev.grapevine.dashboard.change;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The brands as they stand on {@code brands.v1}, and how to make them those of a file. */
public final class BrandsTopic {

    private static final Codec<Brand> CODEC = Codec.of(Brand.class);

    private final Map<String, Object> client;

    /** @param client properties of a Kafka client */
    public BrandsTopic(Map<String, Object> client) {
        this.client = client;
    }

    /** By id. */
    public Map<String, Brand> read() {
        Map<String, Brand> brands = new TreeMap<>();
        new TopicReader(client).read(Topic.BRANDS.topicName(), record -> {
            String id = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                brands.remove(id);
            } else {
                brands.put(id, CODEC.decode(record.value()));
            }
        });
        return brands;
    }

    /** Writes what is new or changed, removes what is not among them, and leaves the rest alone. */
    public Changes apply(Collection<Brand> wanted) throws ExecutionException, InterruptedException {
        Map<String, Brand> present = read();
        List<Brand> written = wanted.stream()
                .filter(brand -> !brand.equals(present.get(brand.id())))
                .toList();
        Set<String> removed = new HashSet<>(present.keySet());
        wanted.forEach(brand -> removed.remove(brand.id()));
        Map<String, byte @Nullable []> records = new HashMap<>();
        written.forEach(brand -> records.put(brand.id(), CODEC.encode(brand)));
        removed.forEach(id -> records.put(id, null));
        send(records);
        return new Changes(written.stream().map(Brand::id).toList(), List.copyOf(removed));
    }

    private void send(Map<String, byte @Nullable []> records) throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(client);
        config.put("acks", "all");
        config.put("max.in.flight.requests.per.connection", "1");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach(
                    (id, value) -> sent.add(producer.send(new ProducerRecord<>(Topic.BRANDS.topicName(), id, value))));
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    /** Ids of the brands that were written and removed. */
    public record Changes(List<String> written, List<String> removed) {}
}
