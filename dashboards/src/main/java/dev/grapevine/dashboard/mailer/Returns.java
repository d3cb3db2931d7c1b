package dev.grapevine.dashboard.mailer;

import dev.grapevine.dashboard.bounce.Bounce;
import dev.grapevine.dashboard.bounce.BounceBox;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.State;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on record which mails came back, with a thread of its own: a delivery that a server took and later returned counts
 * as refused, and a digest that came back is part of the next one.
 */
final class Returns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final BounceBox box;
    private final Ledger ledger;
    private final MailerOptions options;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "grapevine-mailer-returns");
    private boolean failing;

    private Returns(BounceBox box, Ledger ledger, MailerOptions options) {
        this.box = box;
        this.ledger = ledger;
        this.options = options;
        thread.setDaemon(true);
        thread.start();
    }

    /** Nothing where no mail box is configured for them. */
    static Optional<Returns> watch(Optional<BounceBox> box, Ledger ledger, MailerOptions options) {
        return box.map(configured -> new Returns(configured, ledger, options));
    }

    private void run() {
        try {
            do {
                look();
            } while (!closing.await(options.longestRetry().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            box.read(this::record);
            failing = false;
        } catch (MessagingException | KafkaException e) {
            if (!failing) {
                LOG.warn("mails that come back cannot be read now: {}", e.toString());
            }
            failing = true;
        }
    }

    private boolean record(Bounce bounce) {
        Optional<Delivery> delivery = ledger.labelled(bounce.messageId());
        delivery.filter(each -> each.state() == State.DELIVERED).ifPresent(each -> {
            LOG.warn("{} to a recipient of {} came back: {}", each.event(), each.brand(), bounce.reason());
            ledger.settle(each.with(State.REFUSED, options.clock().instant(), "came back: " + bounce.reason()));
        });
        return delivery.isPresent();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
