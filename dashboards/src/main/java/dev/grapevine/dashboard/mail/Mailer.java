package dev.grapevine.dashboard.mail;

import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.DeadLetter;
import dev.grapevine.topic.Topic;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people: reads {@code alerts.v1} and sends each event's mail to the brand's recipients.
 *
 * <p>An event's offset is committed when the deliveries to all its recipients have come to an end and are recorded, so
 * that a restart goes on where it stopped and repeats nothing. A mail server that does not answer is asked again, with
 * growing waits, for as long as it takes; the events behind wait in Kafka. Run one mailer: a second one would consult the
 * same ledger, and double only what both are sending in the same moment.
 */
public final class Mailer implements AutoCloseable {

    /** The consumer group: its committed offset on {@code alerts.v1} says how far the mails are. */
    public static final String GROUP = "grapevine-mailer";

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(45);

    private final Settings settings;
    private final MailerOptions options;
    private final SmtpPostman postman;
    private final MailLinks links;
    private final Codec<IncidentEvent> codec = Codec.of(IncidentEvent.class);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "grapevine-mailer");

    private Mailer(Settings settings, MailerOptions options) {
        this.settings = settings;
        this.options = options;
        this.postman = SmtpPostman.of(settings);
        this.links = MailLinks.of(settings);
    }

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
        while (!isClosing()) {
            try {
                work();
            } catch (KafkaException e) {
                if (!isTransient(e)) {
                    throw e;
                }
                LOG.warn("Kafka is in trouble, the mailer starts over: {}", e.toString());
                waitOrClose(options.firstRetry());
            }
        }
    }

    /** A wake-up is how {@link #close} ends a poll. */
    private static boolean isTransient(KafkaException e) {
        return e instanceof RetriableException
                || e instanceof WakeupException
                || e.getCause() instanceof RetriableException;
    }

    private void work() {
        try (Producer<String, byte[]> producer = KafkaSettings.producer(settings);
                Ledger ledger = Ledger.open(settings, producer);
                AddressBook book = AddressBook.open(settings, options.defaultRecipients());
                Consumer<String, byte[]> alerts = KafkaSettings.member(settings, GROUP)) {
            alerts.assign(alerts.partitionsFor(Topic.ALERTS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            Dispatch dispatch = new Dispatch(ledger, postman, new AlertComposer(links), InstantSource.system());
            while (!isClosing()) {
                for (ConsumerRecord<String, byte[]> alert : alerts.poll(POLL)) {
                    if (!handle(alert, dispatch, book, producer)) {
                        return;
                    }
                    alerts.commitSync(Map.of(
                            new TopicPartition(alert.topic(), alert.partition()),
                            new OffsetAndMetadata(alert.offset() + 1)));
                }
            }
        }
    }

    /** @return whether the event is done with; false when the mailer was closed before */
    private boolean handle(
            ConsumerRecord<String, byte[]> alert,
            Dispatch dispatch,
            AddressBook book,
            Producer<String, byte[]> producer) {
        if (alert.value() == null) {
            return true;
        }
        IncidentEvent event;
        try {
            event = codec.decode(alert.value());
        } catch (UncheckedIOException e) {
            bury(alert, producer);
            return true;
        }
        return !Dispatch.isMailed(event) || deliver(event, dispatch, book);
    }

    private boolean deliver(IncidentEvent event, Dispatch dispatch, AddressBook book) {
        Duration wait = options.firstRetry();
        while (true) {
            book.refresh();
            List<String> recipients = book.recipients(event.brand());
            Optional<String> later = dispatch.deliver(event, recipients, book.zone(event.brand()));
            if (later.isEmpty()) {
                LOG.info("incident {}: {} is with {} recipients", event.incident(), event.event(), recipients.size());
                return true;
            }
            LOG.warn("mails of {} wait, next try in {}: {}", event.incident(), wait, later.get());
            if (waitOrClose(wait)) {
                return false;
            }
            wait = longer(wait);
        }
    }

    private Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(options.longestRetry()) < 0 ? doubled : options.longestRetry();
    }

    private static void bury(ConsumerRecord<String, byte[]> alert, Producer<String, byte[]> producer) {
        DeadLetter letter = new DeadLetter(
                alert.value(),
                "mailer",
                alert.topic(),
                Long.toString(alert.offset()),
                "MALFORMED",
                "expected an incident event, version " + IncidentEvent.VERSION);
        ProducerRecord<String, byte[]> dead = new ProducerRecord<>(Topic.DEAD.topicName(), letter.original());
        letter.headers().forEach((name, value) -> dead.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(dead).get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot write a dead letter", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing a dead letter", e);
        }
        LOG.warn("not an incident event, now on {}: offset {}", Topic.DEAD.topicName(), alert.offset());
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
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

    /** Ends after the mail that is being sent, if any. */
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
