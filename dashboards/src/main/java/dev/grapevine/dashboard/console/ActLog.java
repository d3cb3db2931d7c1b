package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    private final Settings settings;
    private final LiveTable<Act> acts;

    ActLog(Settings settings) {
        this.settings = settings;
        this.acts = LiveTable.open(settings, Topic.ACTIONS, Act.class);
    }

    /** Oldest first. */
    List<Act> about(String subject) {
        return acts.values().stream()
                .filter(act -> act.subject().equals(subject))
                .sorted(Comparator.comparing(Act::at))
                .toList();
    }

    /**
     * Returns when Kafka has it. People act seldom: a producer of its own for each costs nothing that matters.
     *
     * @throws KafkaException if it could not be written; then nothing was done
     */
    void write(Act act) {
        String key = act.subject() + "|" + act.at() + "|" + act.verb();
        try (Producer<String, byte[]> producer = KafkaSettings.producer(settings)) {
            producer.send(new ProducerRecord<>(Topic.ACTIONS.topicName(), key, CODEC.encode(act)))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("the act was not recorded", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the act was not recorded: Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        acts.close();
    }
}
