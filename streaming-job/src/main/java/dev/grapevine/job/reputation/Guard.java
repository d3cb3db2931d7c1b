package dev.grapevine.job.reputation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs calls that may throw, overflow or hang, so that one text cannot stop the job.
 *
 * <p>Each call runs on one worker thread with a deadline. A thread cannot be killed: one that does not come back is
 * interrupted, abandoned and replaced. A JVM that runs out of memory or classes is not something to go on with: such
 * errors are thrown on.
 */
final class Guard implements AutoCloseable {

    private final Duration deadline;
    private ExecutorService worker = worker();

    Guard(Duration deadline) {
        this.deadline = deadline;
    }

    /** What came of a call. */
    sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        /** @param reason "error" or "timeout" */
        record Failed<T>(String reason, String detail) implements Outcome<T> {}
    }

    <T> Outcome<T> call(Callable<T> call) throws InterruptedException {
        return call(List.of(call)).get(0);
    }

    /**
     * One after the other, each with the deadline, for the price of one change of threads.
     *
     * @return what came of each, in order; of fewer than all where one took too long, which is the last of them
     */
    <T> List<Outcome<T>> call(List<Callable<T>> calls) throws InterruptedException {
        Round<T> round = new Round<>(calls);
        Future<?> end = worker.submit(round);
        try {
            while (true) {
                Turn turn = round.turn;
                if (isOver(end, turn)) {
                    return round.outcomes(calls.size());
                }
                if (turn.equals(round.turn) && left(turn).isNegative()) {
                    abandon();
                    List<Outcome<T>> outcomes = new ArrayList<>(round.outcomes(turn.call()));
                    outcomes.add(new Outcome.Failed<>("timeout", "took longer than " + deadline));
                    return outcomes;
                }
            }
        } catch (ExecutionException e) {
            throw (Error) e.getCause();
        }
    }

    /** Whether all calls are made; it waits for that as long as the one that is being made may take. */
    private boolean isOver(Future<?> end, Turn turn) throws InterruptedException, ExecutionException {
        try {
            end.get(Math.max(0, left(turn).toMillis()) + 1, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private Duration left(Turn turn) {
        return deadline.minusNanos(System.nanoTime() - turn.began());
    }

    /** Which call is being made, and since when. */
    private record Turn(int call, long began) {}

    /** Calls that are made in turn, and how far they are. */
    private static final class Round<T> implements Runnable {

        private final List<Callable<T>> calls;
        private final Queue<Outcome<T>> outcomes = new ConcurrentLinkedQueue<>();
        private volatile Turn turn = new Turn(0, System.nanoTime());

        Round(List<Callable<T>> calls) {
            this.calls = calls;
        }

        @Override
        public void run() {
            for (int i = 0; i < calls.size(); i++) {
                turn = new Turn(i, System.nanoTime());
                outcomes.add(outcome(calls.get(i)));
            }
        }

        private static <T> Outcome<T> outcome(Callable<T> call) {
            try {
                return new Outcome.Done<>(call.call());
            } catch (Exception | StackOverflowError e) {
                return new Outcome.Failed<>("error", e.getClass().getName());
            }
        }

        /** Of the first calls: one that took too long may still come back, when it is no longer waited for. */
        List<Outcome<T>> outcomes(int first) {
            return outcomes.stream().limit(first).toList();
        }
    }

    private void abandon() {
        worker.shutdownNow();
        worker = worker();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    /** Its class loader is the job's, because libraries look their resources up through it. */
    private static ExecutorService worker() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "grapevine-enrichment");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }
}
