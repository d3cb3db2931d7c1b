package dev.grapevine.local.command;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells people on standard error what is going on: steps a line each, a running count on one line of a terminal. */
final class Progress {

    /** System property by which the launcher says that standard error is a terminal. */
    private static final String TERMINAL = "grapevine.terminal";

    private static final long QUIET_SECONDS = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final long started;
    private long lastCount = -QUIET_SECONDS;
    private boolean counting;

    private Progress(PrintWriter out, boolean terminal, long started) {
        this.out = out;
        this.terminal = terminal;
        this.started = started;
    }

    static Progress on(PrintWriter out) {
        return new Progress(out, Boolean.getBoolean(TERMINAL), System.nanoTime());
    }

    /** A step that was taken. */
    synchronized void say(String step) {
        if (counting) {
            out.println();
            counting = false;
        }
        out.printf("[%3d s] %s%n", seconds(), step);
        out.flush();
    }

    /** Where something long stands: on a terminal over the last one, elsewhere a line now and then. */
    synchronized void count(String standing) {
        if (terminal) {
            out.printf("\r\u001B[K[%3d s] %s", seconds(), standing);
            out.flush();
            counting = true;
        } else if (seconds() - lastCount >= QUIET_SECONDS) {
            lastCount = seconds();
            say(standing);
        }
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - started).toSeconds();
    }
}
