package dev.grapevine.local.demo;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The simulated time of the demo: it stands still until it is started, then follows a {@link Timeline}.
 *
 * <p>It never shows a time that its {@link DemoState} has not put aside before. If the process is killed, the next one
 * therefore begins at or after every time that was ever shown: at most {@link #AHEAD} of real time is skipped, and what
 * was published then is in the feeds all the same.
 *
 * <p>It waits for its readers, where the machine is too busy for them: everybody is to see the same crisis, and what is
 * usual cannot be learnt from what was not heard yet.
 */
public final class DemoClock implements InstantSource {

    static final Duration AHEAD = Duration.ofSeconds(2);

    /** So much simulated time may pass until a page is read again, but for {@link #LEAST_WAIT}. */
    static final Duration PATIENCE = Duration.ofMinutes(20);

    /**
     * A reader needs so much real time, however fast the clock runs. From one reading to the end of the next are then less
     * than three hours of the fastest stretch: what is heard later than that does not teach what is usual.
     */
    static final Duration LEAST_WAIT = Duration.ofMillis(400);

    /** A reader who stays away for so much real time is waited for no longer: it may be on holiday for simulated hours. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Timeline timeline;
    private final DemoState state;
    private final LongSupplier nanos;
    private final Map<String, Visit> visits = new HashMap<>();

    private Duration before;
    private Duration reserved;
    private long startedAt;
    private boolean running;

    private DemoClock(Timeline timeline, DemoState state, LongSupplier nanos) {
        this.timeline = timeline;
        this.state = state;
        this.nanos = nanos;
        this.before = state.elapsed();
        this.reserved = before;
    }

    /** A clock that stands where the state left off, and waits for {@link #start}. */
    public static DemoClock paused(Timeline timeline, DemoState state) {
        return new DemoClock(timeline, state, System::nanoTime);
    }

    static DemoClock paused(Timeline timeline, DemoState state, LongSupplier nanos) {
        return new DemoClock(timeline, state, nanos);
    }

    public synchronized void start() {
        if (!running) {
            startedAt = nanos.getAsLong();
            running = true;
        }
    }

    /** Stands still from now on, and remembers exactly where. */
    public synchronized void pause() {
        before = elapsed();
        running = false;
        reserved = before;
        state.save(before);
    }

    /** Somebody reads this page now; from then on the clock expects that it is read again and again. */
    synchronized void read(String page) {
        Duration now = elapsed();
        Duration patience = timeline.until(timeline.at(now).plus(PATIENCE));
        visits.put(page, new Visit(later(patience, now.plus(LEAST_WAIT)), startedAt));
    }

    /** Real time for which it has run, in this process and those before, without what it waited for readers. */
    public synchronized Duration elapsed() {
        if (running) {
            long real = nanos.getAsLong();
            visits.values().removeIf(visit -> real - visit.at() > LONGEST_WAIT.toNanos());
            Duration free = before.plusNanos(real - startedAt);
            Duration due =
                    visits.values().stream().map(Visit::due).min(naturalOrder()).orElse(free);
            before = free.compareTo(due) <= 0 ? free : later(before, due);
            startedAt = real;
        }
        return before;
    }

    @Override
    public synchronized Instant instant() {
        Duration elapsed = elapsed();
        if (elapsed.compareTo(reserved) > 0) {
            reserved = elapsed.plus(AHEAD);
            state.save(reserved);
        }
        return timeline.at(elapsed);
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * The last reading of a page.
     *
     * @param due elapsed time until which it need not be read again
     * @param at real time, in nanoseconds
     */
    private record Visit(Duration due, long at) {}
}
