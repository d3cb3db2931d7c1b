package dev.grapevine.dashboard.mailer;

import dev.grapevine.brand.Recipient.Digest;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.dashboard.kafka.TopicTail;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import dev.grapevine.delivery.Delivery.State;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * The memory of who was told of what: the compacted topic {@code deliveries.v1}.
 *
 * <p>It is written to before and after every mail, so that whoever mails next, this process or another one after a
 * crash, knows what this one did. What has come to an end stays so, whatever is read back late. Thread-safe, but for
 * {@link #refresh}, which belongs to the thread that opened it.
 */
final class Ledger implements AutoCloseable {

    /** Older ones are about events that the alerts' topic has forgotten, too. */
    private static final Duration REMEMBERED = Duration.ofDays(40);

    private static final Codec<Delivery> CODEC = Codec.of(Delivery.class);

    private final TopicTail<Delivery> topic;
    private final Producer<String, byte[]> producer;
    private final Map<String, Delivery> known = new HashMap<>();
    private final Map<String, Map<String, Delivery>> incidents = new HashMap<>();
    private final Map<String, Delivery> open = new HashMap<>();
    private final Map<String, Delivery> held = new HashMap<>();
    private final Map<String, Delivery> blindness = new HashMap<>();
    private final Set<String> covered = new HashSet<>();
    private final Map<String, Map<String, Instant>> alerts = new HashMap<>();
    private final Map<String, Delivery> digests = new HashMap<>();

    private Ledger(TopicTail<Delivery> topic, Producer<String, byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    static Ledger open(Settings settings, Producer<String, byte[]> producer) {
        return new Ledger(
                TopicTail.open(KafkaSettings.reader(settings), Topic.DELIVERIES, Delivery.class, Long.MAX_VALUE / 2),
                producer);
    }

    /** Learns what was written since. */
    void refresh() {
        for (TopicTail.Entry<Delivery> entry : topic.read()) {
            if (entry.value() != null) {
                apply(entry.value());
            }
        }
    }

    private synchronized void apply(Delivery delivery) {
        String id = delivery.id();
        Delivery old = known.get(id);
        if (old != null && old.isOver()) {
            return;
        }
        known.put(id, delivery);
        incidents
                .computeIfAbsent(delivery.incident(), incident -> new HashMap<>())
                .put(id, delivery);
        if (delivery.isOver()) {
            open.remove(id);
            close(delivery);
        } else {
            open.put(id, delivery);
        }
        if (delivery.is(Kind.BLIND)) {
            blindness.put(id, delivery);
        } else if (delivery.is(Kind.SIGHT)) {
            blindness
                    .values()
                    .removeIf(blind -> blind.incident().equals(delivery.incident())
                            && blind.recipient().equals(delivery.recipient()));
        } else if (delivery.is(Kind.SUMMARY) && delivery.covers() != null) {
            covered.addAll(delivery.covers());
            delivery.covers().forEach(held::remove);
        }
    }

    private void close(Delivery delivery) {
        if (delivery.is(Kind.ALERT) && delivery.state() == State.DELIVERED) {
            alerts.computeIfAbsent(delivery.recipient(), recipient -> new HashMap<>())
                    .put(delivery.id(), delivery.at());
        } else if (delivery.is(Kind.ALERT) && delivery.state() == State.HELD && !covered.contains(delivery.id())) {
            held.put(delivery.id(), delivery);
        } else if (delivery.is(Kind.DIGEST) && delivery.state() != State.REFUSED) {
            digests.merge(
                    digestKey(delivery.incident(), delivery.recipient()),
                    delivery,
                    (one, other) -> until(one).isAfter(until(other)) ? one : other);
        }
    }

    private static Instant until(Delivery digest) {
        return digest.until() == null ? Instant.EPOCH : digest.until();
    }

    /** Returns when Kafka has it. */
    void write(Delivery delivery) {
        writeAll(List.of(delivery));
    }

    /** Returns when Kafka has them all; they are sent in one go. */
    void writeAll(Collection<Delivery> deliveries) {
        List<Future<RecordMetadata>> sent = deliveries.stream()
                .map(delivery -> producer.send(
                        new ProducerRecord<>(Topic.DELIVERIES.topicName(), delivery.id(), CODEC.encode(delivery))))
                .toList();
        for (Future<RecordMetadata> each : sent) {
            await(each);
        }
        deliveries.forEach(this::apply);
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot record a delivery", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while recording a delivery", e);
        }
    }

    synchronized Optional<Delivery> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** What has not come to an end. */
    synchronized List<Delivery> open() {
        return List.copyOf(open.values());
    }

    /** Alerts that were held back and of which no summary tells. */
    synchronized List<Delivery> held() {
        return List.copyOf(held.values());
    }

    /** Blindnesses of which somebody was told, or is being told, and not yet that they are over. */
    synchronized List<Delivery> blindness() {
        return List.copyOf(blindness.values());
    }

    /** Ids of the alerts that somebody was sent from then on. */
    synchronized Set<String> alertsSince(String recipient, Instant start) {
        Set<String> ids = new HashSet<>();
        alerts.getOrDefault(recipient, Map.of()).forEach((id, at) -> {
            if (!at.isBefore(start)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Everything that was planned about an incident. */
    synchronized List<Delivery> about(String incident) {
        return List.copyOf(incidents.getOrDefault(incident, Map.of()).values());
    }

    /** The last digest of a kind that arrived, or the beginning that was written down before the first. */
    synchronized Optional<Delivery> lastDigest(Digest digest, String brand, String recipient) {
        return Optional.ofNullable(digests.get(digestKey(digestThread(digest, brand), recipient)));
    }

    /** Stands where an incident's id would in the deliveries of digests. */
    static String digestThread(Digest digest, String brand) {
        return "digest|" + digest.word() + "|" + brand;
    }

    private static String digestKey(String thread, String recipient) {
        return thread + "|" + recipient;
    }

    /** Lets go of what nobody will ask for again. */
    synchronized void forget(Instant now) {
        Instant oldest = now.minus(REMEMBERED);
        known.values().removeIf(delivery -> delivery.isOver() && delivery.at().isBefore(oldest));
        incidents.values().forEach(about -> about.keySet().retainAll(known.keySet()));
        incidents.values().removeIf(Map::isEmpty);
        held.values().removeIf(delivery -> delivery.at().isBefore(oldest));
        covered.removeIf(id -> !known.containsKey(id));
        alerts.values().forEach(times -> times.values().removeIf(at -> at.isBefore(now.minus(Duration.ofDays(2)))));
    }

    @Override
    public void close() {
        topic.close();
    }
}
