package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * What people did, on {@code actions.v1}.
 *
 * <p>Each act has a key of its own (subject, time, verb): the topic is compacted, and a note must not make a silence
 * disappear.
 */
final class ActLog implements AutoCloseable {

    private static final Codec<Act> CODEC = Codec.of(Act.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SIGHT = Duration.ofSeconds(3);

    private final Settings settings;
    private final LiveTable<Act> acts;

    ActLog(Settings settings) {
        this.settings = settings;
        this.acts = LiveTable.open(settings, Topic.ACTIONS, Act.class);
    }

    long changes() {
        return acts.changes();
    }

    /** Oldest first. */
    List<Act> about(String subject) {
        return acts.values().stream()
                .filter(act -> act.subject().equals(subject))
                .sorted(Comparator.comparing(Act::at))
                .toList();
    }

    /** The time of a new act: after every other about its subject, also where a recording's clock stands still. */
    Instant next(String subject, Instant now) {
        return about(subject).stream()
                .map(act -> act.at().plusMillis(1))
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    /** What was done so far, by subject; oldest first. */
    Map<String, List<Act>> bySubject() {
        return acts.values().stream()
                .sorted(Comparator.comparing(Act::at))
                .collect(Collectors.groupingBy(Act::subject));
    }

    /**
     * Returns when Kafka has it, and where that takes no longer than a moment, when the console shows it. People act seldom: a producer of its own for each costs nothing that matters.
     *
     * @throws KafkaException if it could not be written; then nothing was done
     */
    void write(Act act) {
        String key = act.subject() + "|" + act.at() + "|" + act.verb();
        try (Producer<String, byte[]> producer = KafkaSettings.producer(settings)) {
            producer.send(new ProducerRecord<>(Topic.ACTIONS.topicName(), key, CODEC.encode(act)))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            awaitSight(act);
        } catch (ExecutionException e) {
            throw new KafkaException("the act was not recorded", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the act was not recorded: Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private void awaitSight(Act act) throws InterruptedException {
        long deadline = System.nanoTime() + SIGHT.toNanos();
        while (!acts.values().contains(act) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() {
        acts.close();
    }
}
