package dev.grapevine.dashboard.mailer;

import dev.grapevine.dashboard.mail.Posted;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way to one server, with a thread of its own, so that a server that hangs keeps nobody else waiting.
 *
 * <p>The failure story: {@code SENDING} is recorded before the server is asked and {@code DELIVERED} after it said yes.
 * If the process dies in between, nobody knows whether the server took it; it is sent again under the same Message-ID,
 * because a second copy is a nuisance and a missing alert is a failure.
 */
final class Lane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int WAITING = 64;
    private static final Duration FAREWELL = Duration.ofSeconds(45);
    /** As long as mail servers try for each other (RFC 5321, 4.5.4.1). */
    private static final Duration GIVE_UP = Duration.ofDays(4);

    private final String name;
    private final Ledger ledger;
    private final MailerOptions options;
    private final Courier courier;
    private final BlockingQueue<Errand> queue = new LinkedBlockingQueue<>(WAITING);
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Map<String, Wait> waits = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closing;
    private volatile Instant pausedUntil = Instant.MIN;
    private volatile @Nullable RuntimeException failure;
    private Duration pause;

    Lane(String name, Ledger ledger, MailerOptions options, Courier courier) {
        this.name = name;
        this.ledger = ledger;
        this.options = options;
        this.courier = courier;
        this.pause = options.firstRetry();
        this.thread = new Thread(this::run, "grapevine-mailer-" + name);
        thread.start();
    }

    /** That one thing is not tried before a time. */
    private record Wait(Instant until, Duration length) {
        static final Wait NONE = new Wait(Instant.MIN, Duration.ZERO);
    }

    /** Something to be brought to somebody. */
    record Errand(Delivery delivery, Writer.Draft draft) {}

    /** Brings one thing to its server. Belongs to its lane's thread. */
    interface Courier extends AutoCloseable {
        /** What the recipient will see it under, and its Message-ID where it has one. */
        Parcel wrap(Errand errand);

        @Override
        void close();
    }

    /** Ready to go. */
    interface Parcel {
        Delivery label(Delivery delivery, Instant now);

        Posted post();
    }

    boolean isReady(Delivery delivery, Instant now) {
        return !now.isBefore(pausedUntil)
                && !inHand.contains(delivery.id())
                && !now.isBefore(waits.getOrDefault(delivery.id(), Wait.NONE).until());
    }

    boolean isInHand(String id) {
        return inHand.contains(id);
    }

    /** @return whether there was room */
    boolean offer(Errand errand) {
        String id = errand.delivery().id();
        inHand.add(id);
        boolean taken = queue.offer(errand);
        if (!taken) {
            inHand.remove(id);
        }
        return taken;
    }

    /** What ended the lane, if anything did: a bug, or Kafka. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    private void run() {
        try (courier) {
            while (!closing) {
                Errand errand = queue.poll(200, TimeUnit.MILLISECONDS);
                if (errand != null) {
                    try {
                        if (!options.clock().instant().isBefore(pausedUntil)) {
                            bringOrPutOff(errand);
                        }
                    } finally {
                        inHand.remove(errand.delivery().id());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /**
     * A fault of ours in writing or sending one thing must not keep everybody from all others. It is tried again, since
     * a newer version may do better, and what happened stands in the log and on record.
     */
    @SuppressWarnings("IllegalCatch")
    private void bringOrPutOff(Errand errand) {
        try {
            bring(errand);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} could not be written or sent by {}", errand.delivery().event(), name, e);
            settleLater(
                    errand.delivery(),
                    new Posted.TryLater("a fault in Grapevine: " + e, false),
                    options.clock().instant());
        }
    }

    private void bring(Errand errand) {
        Delivery delivery = errand.delivery();
        Parcel parcel;
        try {
            parcel = courier.wrap(errand);
        } catch (Writer.NotYet e) {
            putOff(delivery, e.getMessage());
            return;
        }
        Delivery sending = parcel.label(delivery, options.clock().instant());
        ledger.write(sending);
        Posted posted = parcel.post();
        settle(sending, posted);
    }

    private void settle(Delivery sending, Posted posted) {
        Instant now = options.clock().instant();
        if (posted instanceof Posted.Accepted) {
            pause = options.firstRetry();
            waits.remove(sending.id());
            ledger.settle(sending.with(State.DELIVERED, now, null));
            LOG.info("{} is with a recipient of {}, by {}", sending.event(), sending.brand(), name);
        } else if (posted instanceof Posted.Refused refused) {
            pause = options.firstRetry();
            waits.remove(sending.id());
            LOG.warn("{} was refused by {} for good: {}", sending.event(), name, refused.reason());
            ledger.settle(sending.with(State.REFUSED, now, refused.reason()));
        } else if (posted instanceof Posted.TryLater later) {
            settleLater(sending, later, now);
        }
    }

    private void settleLater(Delivery sending, Posted.TryLater later, Instant now) {
        if (sending.planned() != null && now.isAfter(sending.planned().plus(GIVE_UP))) {
            waits.remove(sending.id());
            ledger.settle(sending.with(
                    State.REFUSED, now, "given up after " + GIVE_UP.toDays() + " days: " + later.reason()));
            return;
        }
        ledger.write(sending.with(State.SENDING, now, later.reason()));
        if (later.server()) {
            LOG.warn("{} waits {}: {}", name, pause, later.reason());
            pausedUntil = now.plus(pause);
            pause = longer(pause);
        } else {
            putOff(sending, later.reason());
        }
    }

    private void putOff(Delivery delivery, @Nullable String reason) {
        Wait last = waits.get(delivery.id());
        Duration wait = last == null ? options.firstRetry() : longer(last.length());
        LOG.warn("{} to a recipient of {} waits {}: {}", delivery.event(), delivery.brand(), wait, reason);
        waits.put(delivery.id(), new Wait(options.clock().instant().plus(wait), wait));
    }

    private Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(options.longestRetry()) < 0 ? doubled : options.longestRetry();
    }

    /** It ends after what is being sent, if anything. */
    void askToClose() {
        closing = true;
    }

    /** Waits until it has ended. */
    @Override
    public void close() {
        askToClose();
        try {
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
