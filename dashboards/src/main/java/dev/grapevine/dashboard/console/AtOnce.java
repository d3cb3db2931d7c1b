package dev.grapevine.dashboard.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Asks several questions at the same time; an answer is waited for where it is needed. */
final class AtOnce {

    private static final int MOST = 8;

    private static final Executor ASKING = Executors.newFixedThreadPool(MOST, task -> {
        Thread thread = new Thread(task, "grapevine-console-asking");
        thread.setDaemon(true);
        return thread;
    });

    private AtOnce() {}

    /** @return the answer; throws what the question threw */
    static <T> Supplier<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(question, ASKING);
        return () -> {
            try {
                return answer.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        };
    }
}
