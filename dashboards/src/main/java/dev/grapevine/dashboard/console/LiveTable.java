package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A compacted topic's values, kept fresh in the background; empty until Kafka was heard. */
final class LiveTable<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTable.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Settings settings;
    private final Topic topic;
    private final Class<T> type;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<T> values = List.of();
    private volatile long changes;

    private LiveTable(Settings settings, Topic topic, Class<T> type) {
        this.settings = settings;
        this.topic = topic;
        this.type = type;
        this.thread = new Thread(this::run, "grapevine-console-" + topic.topicName());
    }

    static <T> LiveTable<T> open(Settings settings, Topic topic, Class<T> type) {
        LiveTable<T> table = new LiveTable<>(settings, topic, type);
        table.thread.setDaemon(true);
        table.thread.start();
        return table;
    }

    List<T> values() {
        return values;
    }

    /** How often something new came. */
    long changes() {
        return changes;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only this thread writes.
    private void run() {
        boolean closed = false;
        while (!closed) {
            try (CompactedTable<T> table = CompactedTable.open(KafkaSettings.reader(settings), topic, type)) {
                do {
                    if (table.refresh() > 0) {
                        values = table.values();
                        changes++;
                    }
                    closed = isClosed();
                } while (!closed);
            } catch (KafkaException | IllegalStateException e) {
                LOG.warn("the console does without {} for now: {}", topic.topicName(), e.toString());
                closed = isClosed();
            }
        }
    }

    private boolean isClosed() {
        try {
            return closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
