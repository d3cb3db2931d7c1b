package dev.grapevine.ingest.run;

import dev.grapevine.health.Rhythm;
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
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

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
    private volatile boolean early;
    private int failures;
    private int undelivered;
    private @Nullable Instant lastItem;
    private Rhythm rhythm;
    private long seenSince;
    private long createdSince;
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
        this.rhythm = position.rhythm() == null ? Rhythm.NEW : position.rhythm();
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

    /** Whether it has fallen due or was pushed something; if so, it is at work from now on, until it rests again. */
    boolean wakes() {
        boolean isDue = due.compareTo(clock.instant()) <= 0;
        boolean wakes = (isDue || connector.hasNews()) && resting.compareAndSet(true, false);
        if (wakes) {
            early = !isDue;
        }
        return wakes;
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
        boolean reopened = connector.streams() && batch.state() == State.FAILING && batch.again() != null;
        boolean waits = batch.again() == null || batch.state() == State.FAILING;
        if (!early) {
            due = waits && !reopened ? next(start) : Instant.MIN;
        }
        Duration again = batch.again() == null ? Duration.ZERO : batch.again();
        return isOver() ? Optional.empty() : Optional.of(reopened ? longer(again) : again);
    }

    /** A line that broke is opened again soon, then less and less soon. */
    private Duration longer(Duration again) {
        return again.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
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
        boolean hopeless = !connector.streams() && batch.state() == State.FAILING && failures + 1 >= MAX_FAILURES;
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
        rhythm = rhythm.heard(now, dispatch.created());
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
            return new SourcePosition(1, read, batch.position(), position.seen(), rhythm);
        }
        byte[] seen = remembered.packed(batch.intakes().size());
        return new SourcePosition(1, read, batch.position(), seen, rhythm);
    }

    /** The order in which items were remembered is no reason to write. */
    private static boolean isSame(SourcePosition a, SourcePosition b) {
        return a.read() == b.read() && a.at().equals(b.at());
    }

    /** A stream is polled many times a second: what happened is summed up and told every few seconds. */
    private void report(Batch batch, Instant now, long created) throws NotDelivered, InterruptedException {
        batch.intakes().forEach(this::rememberNewest);
        seenSince += batch.intakes().size();
        createdSince += created;
        SourceHealth before = health;
        SourceHealth next = reading(batch, now, before);
        boolean same = before != null && saysTheSame(before, next);
        boolean streams = batch.again() != null && batch.clock() == null;
        if (before != null && same && streams && now.isBefore(before.at().plus(REPORT_EVERY))) {
            return;
        }
        outlet.deliver(
                List.of(new Message(Topic.SOURCE_HEALTH, source.name(), HEALTH.encode(next), now.toEpochMilli())));
        if (!same) {
            LOG.info("{}: {}{}", source.name(), next.state(), next.reason() == null ? "" : ", " + next.reason());
        }
        health = next;
        seenSince = 0;
        createdSince = 0;
    }

    private static boolean saysTheSame(SourceHealth a, SourceHealth b) {
        return a.state() == b.state() && Objects.equals(a.reason(), b.reason());
    }

    private SourceHealth reading(Batch batch, Instant now, @Nullable SourceHealth before) {
        boolean silent = batch.state() == State.OK && batch.clock() == null && rhythm.isSilent(now);
        return new SourceHealth(
                SourceHealth.VERSION,
                source.name(),
                silent ? State.DEGRADED : batch.state(),
                now,
                silent ? "silent since " + rhythm.last() + ", against its own rhythm" : batch.reason(),
                source.every().toSeconds(),
                lastItem,
                seenSince,
                createdSince,
                position.read(),
                lag(batch, now),
                before == null ? null : Math.rint(10 * rhythm.expected(before.at(), now)) / 10,
                batch.quota());
    }

    private static @Nullable Long lag(Batch batch, Instant now) {
        return batch.intakes().stream()
                .map(SourceLoop::published)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(newest -> Math.max(0, Duration.between(newest, now).toSeconds()))
                .orElse(null);
    }

    private static Optional<Instant> published(Intake intake) {
        return intake instanceof Heard heard
                ? Optional.ofNullable(heard.mention().published())
                : Optional.empty();
    }

    /** Ends what the connector holds open. */
    void close() {
        connector.close();
    }

    private void rememberNewest(Intake intake) {
        published(intake)
                .filter(time -> lastItem == null || time.isAfter(lastItem))
                .ifPresent(time -> lastItem = time);
    }
}
