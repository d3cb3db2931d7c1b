package dev.grapevine.ingest.run;

import dev.grapevine.brand.Brand;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every source its turns, on a few threads.
 *
 * <p>Intervals are in the stream's time, which a demo runs thousands of times faster: the clock is looked at once in
 * every {@code pace} of real time, so that a fast clock makes a source poll as fast as the pace lets it and never pile
 * up. Sources of one site take turns in a {@link Lane}.
 */
public final class Runner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    /** Each waits for a site nearly all of its time: as many sites may hang before anybody else is late. */
    private static final int MAX_THREADS = 64;

    private static final Duration BRANDS_EVERY = Duration.ofSeconds(30);
    private static final Codec<Brand> BRAND = Codec.of(Brand.class);
    private static final Duration AFTER_BUG = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<SourceLoop> loops;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Outlet outlet;
    private final ScheduledThreadPoolExecutor threads;

    private Runner(List<SourceLoop> loops, Outlet outlet) {
        this.loops = loops;
        this.outlet = outlet;
        threads = new ScheduledThreadPoolExecutor(
                Math.min(MAX_THREADS, loops.size() + 1),
                task -> new Thread(task, "ingest"),
                new ThreadPoolExecutor.DiscardPolicy());
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /**
     * Reads the positions back and starts.
     *
     * @param outlet is closed with the runner
     * @param brands is told which brands stand, at the start and whenever that changes
     */
    public static Runner start(
            Sources sources,
            Function<Source, Connector> connectors,
            Outlet outlet,
            InstantSource clock,
            Duration pace,
            Consumer<Collection<Brand>> brands) {
        Map<String, byte[]> positions = outlet.newest(Topic.SOURCE_POSITIONS);
        List<SourceLoop> loops = new ArrayList<>();
        for (Source source : sources.all()) {
            byte[] kept = positions.get(source.name());
            SourcePosition position = kept == null ? SourcePosition.start() : SourcePosition.CODEC.decode(kept);
            loops.add(new SourceLoop(source, connectors.apply(source), outlet, clock, pace, position));
        }
        Runner runner = new Runner(loops, outlet);
        runner.follow(brands);
        long nanos = Math.max(1, pace.toNanos());
        Future<?> unused = runner.threads.scheduleWithFixedDelay(runner::look, 0, nanos, TimeUnit.NANOSECONDS);
        runner.keepFollowing(brands);
        return runner;
    }

    private void keepFollowing(Consumer<Collection<Brand>> brands) {
        Future<?> unused = threads.scheduleWithFixedDelay(
                () -> follow(brands), BRANDS_EVERY.toSeconds(), BRANDS_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** Kafka may be away for a while: then the brands stay as they were. */
    private void follow(Consumer<Collection<Brand>> brands) {
        try {
            brands.accept(outlet.newest(Topic.BRANDS).values().stream()
                    .map(BRAND::decode)
                    .toList());
        } catch (KafkaException e) {
            LOG.warn("the brands cannot be read: {}", e.getMessage());
        }
    }

    /** Wakes the sources that have fallen due; ten thousand of them are looked through in less than a millisecond. */
    private void look() {
        for (SourceLoop loop : loops) {
            consider(loop);
        }
    }

    private void consider(SourceLoop loop) {
        if (loop.wakes()) {
            lane(loop).enter(loop).ifPresent(this::go);
        }
    }

    private Lane lane(SourceLoop loop) {
        return lanes.computeIfAbsent(loop.lane(), name -> new Lane());
    }

    private void go(SourceLoop loop) {
        after(loop.pause(), () -> turn(loop));
    }

    private void after(Duration delay, Runnable task) {
        Future<?> unused = threads.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void turn(SourceLoop loop) {
        try {
            loop.turn().ifPresent(delay -> rest(loop, delay));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "{}: a bug; this source is tried again in {}, the others go on",
                    loop.source().name(),
                    AFTER_BUG,
                    e);
            rest(loop, AFTER_BUG);
        } finally {
            lane(loop).leave().ifPresent(this::go);
        }
    }

    private void rest(SourceLoop loop, Duration delay) {
        after(delay, () -> {
            loop.rest();
            consider(loop);
        });
    }

    /** Whether no source will ever bring anything again. */
    public boolean allEnded() {
        return loops.stream().allMatch(SourceLoop::isOver);
    }

    /** The last poll of each source that has been polled. */
    public Map<String, SourceHealth> health() {
        Map<String, SourceHealth> health = new LinkedHashMap<>();
        loops.forEach(
                loop -> loop.health().ifPresent(last -> health.put(loop.source().name(), last)));
        return health;
    }

    /** Whether the last poll of each source did what it should. */
    public boolean isHealthy() {
        return health().values().stream()
                .noneMatch(last -> last.state() == State.FAILING || last.state() == State.PARKED);
    }

    /** Lets polls that are under way come to their end, within reason. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        loops.forEach(SourceLoop::close);
        outlet.close();
    }
}
