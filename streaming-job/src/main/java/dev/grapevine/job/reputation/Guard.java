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
            while (!isOver(end, round)) {
                if (round.left(deadline).isNegative()) {
                    abandon();
                    return round.outcomes(new Outcome.Failed<>("timeout", "took longer than " + deadline));
                }
            }
        } catch (ExecutionException e) {
            throw (Error) e.getCause();
        }
        return round.outcomes();
    }

    private boolean isOver(Future<?> end, Round<?> round) throws InterruptedException, ExecutionException {
        try {
            end.get(Math.max(0, round.left(deadline).toMillis()) + 1, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Calls that are made in turn, and how far they are. */
    private static final class Round<T> implements Runnable {

        private final List<Callable<T>> calls;
        private final Queue<Outcome<T>> outcomes = new ConcurrentLinkedQueue<>();
        private volatile long began = System.nanoTime();

        Round(List<Callable<T>> calls) {
            this.calls = calls;
        }

        @Override
        public void run() {
            for (Callable<T> call : calls) {
                began = System.nanoTime();
                outcomes.add(outcome(call));
            }
        }

        private static <T> Outcome<T> outcome(Callable<T> call) {
            try {
                return new Outcome.Done<>(call.call());
            } catch (Exception | StackOverflowError e) {
                return new Outcome.Failed<>("error", e.getClass().getName());
            }
        }

        /** Until the call that is being made has taken too long. */
        Duration left(Duration deadline) {
            return deadline.minusNanos(System.nanoTime() - began);
        }

        List<Outcome<T>> outcomes() {
            return List.copyOf(outcomes);
        }

        List<Outcome<T>> outcomes(Outcome<T> last) {
            List<Outcome<T>> all = new ArrayList<>(outcomes);
            all.add(last);
            return all;
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
