package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
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

/** The brands of {@code brands.v1}, kept fresh in the background; empty until Kafka was heard. */
final class BrandBook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrandBook.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Settings settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "grapevine-console-brands");
    private volatile List<Brand> brands = List.of();

    private BrandBook(Settings settings) {
        this.settings = settings;
    }

    static BrandBook open(Settings settings) {
        BrandBook book = new BrandBook(settings);
        book.thread.setDaemon(true);
        book.thread.start();
        return book;
    }

    List<Brand> brands() {
        return brands;
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (CompactedTable<Brand> table =
                    CompactedTable.open(KafkaSettings.reader(settings), Topic.BRANDS, Brand.class)) {
                do {
                    table.refresh();
                    brands = table.values();
                } while (!closed());
            } catch (KafkaException | IllegalStateException e) {
                LOG.warn(
                        "the console shows brands by their ids, since Kafka does not tell their names: {}",
                        e.toString());
                closed();
            }
        }
    }

    private boolean closed() {
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
