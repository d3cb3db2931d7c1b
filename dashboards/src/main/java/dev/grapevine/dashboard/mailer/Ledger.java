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
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

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

    /** Budgets are of a day, wherever on earth it began. */
    private static final Duration BUDGETED = Duration.ofDays(2);

    private static final Codec<Delivery> CODEC = Codec.of(Delivery.class);

    private final TopicTail<Delivery> topic;
    private final Producer<String, byte[]> producer;
    private final Collection<Delivery> unrecorded;
    private final Map<String, Delivery> known = new HashMap<>();
    private final Map<String, Map<String, Delivery>> incidents = new HashMap<>();
    private final Map<String, Delivery> open = new HashMap<>();
    private final Map<String, Delivery> held = new HashMap<>();
    private final ToldBlindness blindness = new ToldBlindness();
    private final Set<String> covered = new HashSet<>();
    private final Map<String, Map<String, Instant>> alerts = new HashMap<>();
    private final ToldDigests digests = new ToldDigests();

    private Ledger(TopicTail<Delivery> topic, Producer<String, byte[]> producer, Collection<Delivery> unrecorded) {
        this.topic = topic;
        this.producer = producer;
        this.unrecorded = unrecorded;
    }

    /** @param unrecorded outcomes that Kafka did not take from the ledger before this one, if any; thread-safe */
    static Ledger open(Settings settings, Producer<String, byte[]> producer, Collection<Delivery> unrecorded) {
        Ledger ledger = new Ledger(
                TopicTail.open(KafkaSettings.reader(settings), Topic.DELIVERIES, Delivery.class, Long.MAX_VALUE / 2),
                producer,
                unrecorded);
        ledger.refresh();
        List.copyOf(unrecorded).forEach(ledger::settle);
        return ledger;
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
        if (old != null && old.isOver() && !isBounce(old, delivery)) {
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
        blindness.learn(delivery);
        digests.learn(delivery);
        if (delivery.is(Kind.SUMMARY) && delivery.covers() != null) {
            covered.addAll(delivery.covers());
            delivery.covers().forEach(held::remove);
        }
    }

    /** A server may take a mail and send it back later; nothing else changes what has come to an end. */
    private static boolean isBounce(Delivery old, Delivery delivery) {
        return old.state() == State.DELIVERED && delivery.state() == State.REFUSED;
    }

    private void close(Delivery delivery) {
        if (delivery.is(Kind.ALERT) && delivery.state() == State.DELIVERED) {
            alerts.computeIfAbsent(delivery.recipient(), recipient -> new HashMap<>())
                    .put(delivery.id(), delivery.at());
        } else if (delivery.is(Kind.ALERT) && delivery.state() == State.HELD && !covered.contains(delivery.id())) {
            held.put(delivery.id(), delivery);
        }
    }

    /** Returns when Kafka has it. */
    void write(Delivery delivery) {
        writeAll(List.of(delivery));
    }

    /**
     * Writes down what became of a delivery. Where Kafka does not take that, this process still knows, and the ledger
     * that it opens next writes it down; else a mail that arrived would be sent again.
     */
    void settle(Delivery outcome) {
        if (!unrecorded.contains(outcome)) {
            unrecorded.add(outcome);
        }
        write(outcome);
        unrecorded.remove(outcome);
    }

    /** Returns when Kafka has them all; they are sent in one go. */
    void writeAll(Collection<Delivery> deliveries) {
        sendAll(deliveries, CODEC::encode);
        deliveries.forEach(this::apply);
    }

    private void sendAll(Collection<Delivery> deliveries, Function<Delivery, byte @Nullable []> value) {
        List<Future<RecordMetadata>> sent = deliveries.stream()
                .map(delivery -> producer.send(
                        new ProducerRecord<>(Topic.DELIVERIES.topicName(), delivery.id(), value.apply(delivery))))
                .toList();
        for (Future<RecordMetadata> each : sent) {
            await(each);
        }
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
        return blindness.lasting();
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
        return digests.last(digestThread(digest, brand), recipient);
    }

    /** Stands where an incident's id would in the deliveries of digests. */
    static String digestThread(Digest digest, String brand) {
        return "digest|" + digest.word() + "|" + brand;
    }

    /** What a Message-ID was the label of. */
    synchronized Optional<Delivery> labelled(String messageId) {
        return known.values().stream()
                .filter(delivery -> messageId.equals(delivery.messageId()))
                .findFirst();
    }

    /** Lets go of what nobody will ask for again, in the topic as well: it would be read at every start. */
    void forget(Instant now) {
        List<Delivery> old = old(now.minus(REMEMBERED));
        sendAll(old, delivery -> null);
        drop(old, now);
    }

    private synchronized List<Delivery> old(Instant oldest) {
        return known.values().stream()
                .filter(delivery -> delivery.isOver() && delivery.at().isBefore(oldest))
                .filter(delivery -> !digests.holds(delivery) && !blindness.holds(delivery))
                .toList();
    }

    private synchronized void drop(List<Delivery> old, Instant now) {
        for (Delivery delivery : old) {
            known.remove(delivery.id());
            held.remove(delivery.id());
            covered.remove(delivery.id());
            incidents.getOrDefault(delivery.incident(), new HashMap<>()).remove(delivery.id());
        }
        incidents.values().removeIf(Map::isEmpty);
        alerts.values().forEach(times -> times.values().removeIf(at -> at.isBefore(now.minus(BUDGETED))));
    }

    @Override
    public void close() {
        topic.close();
    }
}
