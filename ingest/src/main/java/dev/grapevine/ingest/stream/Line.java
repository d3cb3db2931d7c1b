package dev.grapevine.ingest.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.stream.Inbox.Push;

/** The connection to a source that pushes. */
public interface Line extends AutoCloseable {

    /**
     * Opens it where the position says, closing what was open before. Returns at once; events and the end go into the
     * inbox, from any thread.
     */
    void open(ObjectNode position, Inbox inbox) throws InterruptedException;

    /** Where to go on after an event. */
    ObjectNode after(ObjectNode position, Push last);

    @Override
    void close();
}
