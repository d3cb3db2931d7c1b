package dev.grapevine.local.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends parts in the reverse order of their start; one that fails to end does not keep the others from it. */
final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    /** To be called when a part has started. */
    synchronized <T extends AutoCloseable> T add(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closeable.close();
            } catch (Exception e) {
                LOG.warn("{} did not end cleanly; at the next start it goes on from what it had saved", part.name, e);
            }
        }
    }

    private record Part(String name, AutoCloseable closeable) {}
}
