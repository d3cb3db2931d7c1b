package dev.grapevine.ingest.run;

import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.run.Outlet.Message;
import dev.grapevine.ingest.run.Outlet.NotDelivered;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one source whenever it is due, and hands on what it brought: first the mentions and dead letters, then, when
 * all of them are acknowledged, the position, then the health.
 *
 * <p>Killed between any two of these steps, the same poll is done again after the restart and gives the same ids. What
 * is not acknowledged is sent again, from the last position that is.
 */
final class SourceLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SourceLoop.class);
    private static final Codec<SourceHealth> HEALTH = Codec.of(SourceHealth.class);
    private static final Duration MAX_INTERVAL = Duration.ofHours(24);
    private static final int MAX_DOUBLINGS = 6;

    /** With a quarter of an hour between polls, some ten days. */
    static final int MAX_FAILURES = 20;

    private static final double JITTER = 0.1;
    private static final int LATE = 10;

    private final Source source;
    private final Connector connector;
    private final Outlet outlet;
    private final InstantSource clock;
    private final Duration pace;

    private SourcePosition position;
    private final AtomicBoolean resting = new AtomicBoolean(true);
    private volatile Instant due = Instant.MIN;
    private int failures;
    private int undelivered;
    private @Nullable Instant lastItem;
    private volatile @Nullable SourceHealth health;

    /** @param pace least real time between two polls */
    SourceLoop(
            Source source,
            Connector connector,
            Outlet outlet,
            InstantSource clock,
            Duration pace,
            SourcePosition position) {
        this.source = source;
        this.connector = connector;
        this.outlet = outlet;
        this.clock = clock;
        this.pace = pace;
        this.position = position;
    }

    Source source() {
        return source;
    }

    /** After the last poll; nothing before the first one is through. */
    Optional<SourceHealth> health() {
        return Optional.ofNullable(health);
    }

    /** Whether it will never be polled again. */
    boolean isOver() {
        SourceHealth last = health;
        return last != null && (last.state() == State.ENDED || last.state() == State.PARKED);
    }

    /** Who shares a lane takes turns: the sources of a site, and otherwise nobody. */
    String lane() {
        String site = connector.site();
        return site == null ? "source " + source.name() : "site " + site;
    }

    Duration pause() {
        return connector.pause();
    }

    /** Whether it has fallen due; if so, it is at work from now on, until it rests again. */
    boolean wakes() {
        return due.compareTo(clock.instant()) <= 0 && resting.compareAndSet(true, false);
    }

    void rest() {
        resting.set(true);
    }

    /** Polls. @return real time after which it is to rest until it is due; nothing when it is over */
    Optional<Duration> turn() throws InterruptedException {
        Instant start = clock.instant();
        Batch batch = judged(connector.poll(position.at().deepCopy()));
        try {
            deliver(batch);
        } catch (NotDelivered e) {
            undelivered++;
            LOG.warn("{}: {}; it is sent again", source.name(), e.getMessage());
            return Optional.of(pace.multipliedBy(1L << Math.min(undelivered, MAX_DOUBLINGS)));
        }
        undelivered = 0;
        failures = batch.state() == State.FAILING ? failures + 1 : 0;
        boolean waits = batch.again() == null || batch.state() == State.FAILING;
        due = waits ? next(start) : Instant.MIN;
        return isOver() ? Optional.empty() : Optional.of(batch.again() == null ? Duration.ZERO : batch.again());
    }

    /** At a steady rate: a poll that was a little late does not make the next one late. */
    private Instant next(Instant start) {
        Duration interval = interval();
        boolean onTime = failures == 0
                && due.isAfter(Instant.MIN)
                && Duration.between(due, start).compareTo(interval.dividedBy(LATE)) < 0;
        return (onTime ? due : start).plus(interval);
    }

    /** A source that never works is left alone, until somebody has looked at it. */
    private Batch judged(Batch batch) {
        boolean hopeless = batch.state() == State.FAILING && failures + 1 >= MAX_FAILURES;
        return hopeless
                ? Batch.nothing(
                        batch.position(),
                        State.PARKED,
                        "failed " + MAX_FAILURES + " times in a row, at last: " + batch.reason()
                                + "; mend it and start ingest again")
                : batch;
    }

    /** Longer and longer while it fails, and never quite the same, so that many do not come back at once. */
    private Duration interval() {
        Duration interval = source.every().multipliedBy(1L << Math.min(Math.max(0, failures - 1), MAX_DOUBLINGS));
        if (failures < 2) {
            return interval;
        }
        Duration bounded = interval.compareTo(MAX_INTERVAL) < 0 ? interval : longer(source.every(), MAX_INTERVAL);
        return bounded.minusMillis((long)
                (bounded.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private void deliver(Batch batch) throws NotDelivered, InterruptedException {
        Instant now = batch.clock() == null ? clock.instant() : batch.clock();
        Remembered remembered = connector.repeatsItems() ? Remembered.of(position.seen()) : null;
        Dispatch dispatch = new Dispatch(remembered, now);
        dispatch.take(batch.intakes());
        outlet.deliver(dispatch.messages());
        SourcePosition next = next(batch, dispatch, remembered);
        if (!isSame(next, position)) {
            outlet.deliver(List.of(new Message(
                    Topic.SOURCE_POSITIONS, source.name(), SourcePosition.CODEC.encode(next), now.toEpochMilli())));
            position = next;
        }
        report(batch, now, dispatch.created());
    }

    private SourcePosition next(Batch batch, Dispatch dispatch, @Nullable Remembered remembered) {
        long read = position.read() + dispatch.messages().size();
        if (remembered == null || batch.intakes().isEmpty()) {
            return new SourcePosition(1, read, batch.position(), position.seen());
        }
        return new SourcePosition(
                1, read, batch.position(), remembered.packed(batch.intakes().size()));
    }

    /** The order in which items were remembered is no reason to write. */
    private static boolean isSame(SourcePosition a, SourcePosition b) {
        return a.read() == b.read() && a.at().equals(b.at());
    }

    private void report(Batch batch, Instant now, long created) throws NotDelivered, InterruptedException {
        batch.intakes().forEach(this::rememberNewest);
        SourceHealth next = new SourceHealth(
                SourceHealth.VERSION,
                source.name(),
                batch.state(),
                now,
                batch.reason(),
                source.every().toSeconds(),
                lastItem,
                batch.intakes().size(),
                created,
                position.read());
        outlet.deliver(
                List.of(new Message(Topic.SOURCE_HEALTH, source.name(), HEALTH.encode(next), now.toEpochMilli())));
        SourceHealth before = health;
        if (before == null || before.state() != next.state() || !Objects.equals(before.reason(), next.reason())) {
            LOG.info("{}: {}{}", source.name(), next.state(), next.reason() == null ? "" : ", " + next.reason());
        }
        health = next;
    }

    private void rememberNewest(Intake intake) {
        Instant published = intake instanceof Heard heard ? heard.mention().published() : null;
        if (published != null && (lastItem == null || published.isAfter(lastItem))) {
            lastItem = published;
        }
    }
}
