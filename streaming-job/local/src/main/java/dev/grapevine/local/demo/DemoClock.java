package dev.grapevine.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The simulated time of the demo: it stands still until it is started, then follows a {@link Timeline}.
 *
 * <p>It never shows a time that its {@link DemoState} has not put aside before. If the process is killed, the next one
 * therefore begins at or after every time that was ever shown: at most {@link #AHEAD} of real time is skipped, and what
 * was published then is in the feeds all the same.
 */
public final class DemoClock implements InstantSource {

    static final Duration AHEAD = Duration.ofSeconds(2);

    private final Timeline timeline;
    private final DemoState state;
    private final LongSupplier nanos;
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

    /** Real time for which it has run, in this process and those before. */
    public synchronized Duration elapsed() {
        return running ? before.plusNanos(nanos.getAsLong() - startedAt) : before;
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
}
