package dev.grapevine.ingest.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The sources of one site: one of them is polled at a time, in the order in which they fell due.
 *
 * <p>Those that wait hold no thread, so that a slow site with a hundred feeds delays nobody else's.
 */
final class Lane {

    private final Deque<SourceLoop> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @return who may go now, if anybody */
    synchronized Optional<SourceLoop> enter(SourceLoop loop) {
        waiting.add(loop);
        return busy ? Optional.empty() : next();
    }

    /** The one who went is through. @return who may go now, if anybody waits */
    synchronized Optional<SourceLoop> leave() {
        return next();
    }

    private Optional<SourceLoop> next() {
        Optional<SourceLoop> next = Optional.ofNullable(waiting.poll());
        busy = next.isPresent();
        return next;
    }
}
