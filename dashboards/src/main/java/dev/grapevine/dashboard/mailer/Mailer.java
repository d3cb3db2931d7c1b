package dev.grapevine.dashboard.mailer;

import dev.grapevine.dashboard.bounce.BounceBox;
import dev.grapevine.dashboard.channel.Notifier;
import dev.grapevine.dashboard.digest.DigestReader;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.dashboard.mail.MailLinks;
import dev.grapevine.dashboard.mail.SmtpPostman;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.setting.Settings;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people: reads {@code alerts.v1} and brings each event to the brand's recipients; sends digests, summaries, and
 * word of being blind.
 *
 * <p>A server that does not answer is asked again, with growing waits, for as long as it takes; nothing else waits for
 * it. Run one mailer: a second one would consult the same ledger, and double only what both are sending in the same
 * moment.
 */
public final class Mailer implements AutoCloseable {

    /** The consumer group: its committed offset on {@code alerts.v1} says up to where everybody has been told. */
    public static final String GROUP = "grapevine-mailer";

    /** Up to where it is written down who is to be told. */
    static final String PLANNED_GROUP = "grapevine-mailer-planned";

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final Duration FAREWELL = Duration.ofSeconds(50);

    private final Settings settings;
    private final MailerOptions options;
    private final Elasticsearch elasticsearch;
    private final Parts parts;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "grapevine-mailer");

    private Mailer(Settings settings, MailerOptions options) {
        this.settings = settings;
        this.options = options;
        MailLinks links = MailLinks.of(settings);
        // Wrong settings are to be said now, not with the first mail.
        SmtpPostman.of(settings, options.patience()).close();
        BounceBox.of(settings, options.patience());
        Notifier notifier = Notifier.of(settings, options.patience());
        this.elasticsearch = Elasticsearch.connect(settings);
        DigestReader archive = new DigestReader(elasticsearch);
        this.parts = new Parts(new Writer(links, archive), notifier, archive, new ConcurrentLinkedQueue<>());
    }

    /**
     * What outlives trouble with Kafka.
     *
     * @param unrecorded what became of deliveries, where Kafka did not take it
     */
    record Parts(Writer writer, Notifier notifier, DigestReader archive, Collection<Delivery> unrecorded) {}

    /**
     * Starts a mailer on a thread of its own; the topics must be there.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static Mailer start(Settings settings, MailerOptions options) {
        Mailer mailer = new Mailer(settings, options);
        mailer.thread.start();
        return mailer;
    }

    /** Whether it is still at work; it ends only when closed, or on a bug, which its log tells. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Waits until it has ended. */
    public void await() throws InterruptedException {
        thread.join();
    }

    private void run() {
        try (elasticsearch) {
            boolean closed = false;
            while (!closed) {
                closed = work();
            }
        }
    }

    /** @return whether it is over */
    private boolean work() {
        try (Producer<String, byte[]> producer = KafkaSettings.producer(settings);
                Desk desk = Desk.open(settings, options, producer, parts)) {
            boolean closed = false;
            while (!closed) {
                desk.tick();
                closed = waitOrClose(ROUND);
            }
            return true;
        } catch (KafkaException e) {
            if (!isTransient(e)) {
                throw e;
            }
            LOG.warn("Kafka is in trouble, the mailer starts over: {}", e.toString());
            return waitOrClose(options.firstRetry());
        }
    }

    private static boolean isTransient(KafkaException failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof RetriableException || e instanceof WakeupException) {
                return true;
            }
        }
        return false;
    }

    private boolean waitOrClose(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
            return true;
        }
    }

    /** Ends after what is being sent, if anything. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
