package dev.grapevine.ingest.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads one source, a poll at a time.
 *
 * <p>A connector has two halves: pure parsing, which never throws whatever the bytes are, and this thin edge, which
 * does the I/O. Failures of the outside are a state of the {@link Batch}, not an exception.
 *
 * <p>A connector remembers nothing that matters: where to go on stands in the position, which is kept only after
 * everything before it was acknowledged. A poll that was not acknowledged is done again from the same position.
 */
public interface Connector extends AutoCloseable {

    /** @param position of the last acknowledged batch; an empty object at the very beginning */
    Batch poll(ObjectNode position) throws InterruptedException;

    /**
     * The site that is asked, where one request at a time is enough for it: its sources then wait for each other, and
     * none of them for another site.
     */
    default @Nullable String site() {
        return null;
    }

    /** How long the site wants to be left alone from now on; no thread waits for that. */
    default Duration pause() {
        return Duration.ZERO;
    }

    /** Whether something was pushed that waits to be taken by a poll before the next one is due. */
    default boolean hasNews() {
        return false;
    }

    /** Whether a poll brings items again that an earlier one brought; then only new and changed ones are passed on. */
    default boolean repeatsItems() {
        return true;
    }

    /** Whether it holds a line open, which after a failure is opened again soon and not at the next interval. */
    default boolean streams() {
        return false;
    }

    /** Lets go of what a source that pushes holds open. */
    @Override
    default void close() {}
}
