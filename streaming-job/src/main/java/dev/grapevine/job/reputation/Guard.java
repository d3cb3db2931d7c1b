package dev.grapevine.job.reputation;

import java.time.Duration;
import java.util.concurrent.Callable;
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
        Future<T> future = worker.submit(call);
        try {
            return new Outcome.Done<>(future.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            abandon();
            return new Outcome.Failed<>("timeout", "took longer than " + deadline);
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private static <T> Outcome<T> failed(Throwable cause) {
        if (cause instanceof Error error && !(cause instanceof StackOverflowError)) {
            throw error;
        }
        return new Outcome.Failed<>("error", cause.getClass().getName());
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
