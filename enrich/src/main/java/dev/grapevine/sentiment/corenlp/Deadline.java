package dev.grapevine.sentiment.corenlp;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs work on threads of its own and stops waiting for it after a while.
 *
 * <p>A thread cannot be killed: one that hangs is interrupted, abandoned and replaced. Where {@link #MOST_ABANDONED}
 * hang at the same time nothing more is started until one comes back, so that a poisonous source cannot fill the
 * machine with threads.
 */
final class Deadline {

    static final int MOST_ABANDONED = 16;

    /** Parse trees of odd texts are deep, and CoreNLP walks them recursively. */
    private static final long STACK_BYTES = 16L << 20;

    private final Duration limit;
    private final AtomicInteger abandoned = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(Deadline::daemon);

    Deadline(Duration limit) {
        this.limit = limit;
    }

    /**
     * @throws TimeoutException where the work was not done in time
     * @throws ExecutionException where it threw, stack overflows included
     */
    <T> T call(Callable<T> work) throws TimeoutException, ExecutionException {
        if (abandoned.get() >= MOST_ABANDONED) {
            throw new TimeoutException(MOST_ABANDONED + " texts hang already");
        }
        Attempt<T> attempt = new Attempt<>(work);
        Future<T> result = threads.submit(attempt);
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            attempt.abandon();
            result.cancel(true);
            throw e;
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "sentiment-deadline", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** One piece of work, which counts as abandoned from the timeout until it ends after all. */
    private final class Attempt<T> implements Callable<T> {

        private final Callable<T> work;
        private boolean ended;
        private boolean counted;

        Attempt(Callable<T> work) {
            this.work = work;
        }

        @Override
        public T call() throws Exception {
            try {
                return work.call();
            } finally {
                end();
            }
        }

        synchronized void abandon() {
            if (!ended) {
                counted = true;
                abandoned.incrementAndGet();
            }
        }

        private synchronized void end() {
            ended = true;
            if (counted) {
                abandoned.decrementAndGet();
            }
        }
    }
}
