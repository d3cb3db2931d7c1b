package dev.grapevine.local.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and kill into an orderly end.
 *
 * <p>The virtual machine would stop as soon as its hooks have run. So the hook asks for the end and then waits until
 * whoever does the work has closed this, or until patience is over.
 */
final class Shutdown implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    private Shutdown() {}

    static Shutdown onSignal() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::endOrderly, "grapevine-shutdown"));
        return shutdown;
    }

    /** Waits until an end is asked for. */
    void await() throws InterruptedException {
        requested.await();
    }

    /** Falls to zero when an end is asked for. */
    CountDownLatch requested() {
        return requested;
    }

    /** To be called when the work is done. */
    @Override
    public void close() {
        done.countDown();
    }

    private void endOrderly() {
        requested.countDown();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
