package dev.grapevine.ingest.fetch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One request in flight per host, and a pause with jitter between two. */
final class HostPace {

    private static final int MAX_HOSTS = 1_000;
    /** Little, so that fifty feeds of one host fit into a minute. */
    private static final double JITTER = 0.05;

    private final Map<String, Turn> turns = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Turn> eldest) {
            return size() > MAX_HOSTS;
        }
    };

    /** Waits until it is the caller's turn at the host; closing the turn gives it to the next one. */
    Turn await(String host, Duration pace) throws InterruptedException {
        Turn turn = turn(host);
        turn.lock.lockInterruptibly();
        try {
            TimeUnit.NANOSECONDS.sleep(turn.notBefore - System.nanoTime());
        } catch (InterruptedException e) {
            turn.lock.unlock();
            throw e;
        }
        // whoever comes late has jitter enough
        turn.notBefore = Math.max(System.nanoTime() + pace.toNanos(), turn.notBefore + withJitter(pace));
        return turn;
    }

    /** Until the next turn at the host, as far as is known now. */
    Duration left(String host) {
        return Duration.ofNanos(Math.max(0, turn(host).notBefore - System.nanoTime()));
    }

    private synchronized Turn turn(String host) {
        return turns.computeIfAbsent(host, name -> new Turn());
    }

    private static long withJitter(Duration pace) {
        return (long)
                (pace.toNanos() * (1 + JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    /** A caller's turn at a host. */
    static final class Turn implements AutoCloseable {

        private final ReentrantLock lock = new ReentrantLock(true);
        private volatile long notBefore = System.nanoTime();

        @Override
        public void close() {
            lock.unlock();
        }
    }
}
