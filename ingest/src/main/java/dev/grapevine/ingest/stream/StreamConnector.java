package dev.grapevine.ingest.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.stream.Inbox.Push;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a source that pushes, and hands on what came in batches.
 *
 * <p>Each batch has a number in its position. A poll from the position before a batch means that it was not
 * acknowledged: it is handed on again. A poll from the position after it means that it was. Any other position is that
 * of a process before this one: the line is opened there.
 */
public final class StreamConnector implements Connector {

    /** Events that wait at most; with the batch under way they bound the memory of a source. */
    static final int CAPACITY = 10_000;

    private static final int MAX_BATCH = 5_000;
    private static final long WAIT_MILLIS = 500;
    private static final String NUMBER = "batch";

    private final Line line;
    private @Nullable Inbox inbox;
    private @Nullable Handed handed;

    public StreamConnector(Line line) {
        this.line = line;
    }

    @Override
    public boolean repeatsItems() {
        return false;
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        Handed last = handed;
        if (last != null && last.from.equals(position)) {
            return last.batch;
        }
        if (last != null && last.batch.position().equals(position)) {
            last.acknowledge();
            handed = null;
        } else if (last != null) {
            inbox = null;
        }
        return next(position);
    }

    private Batch next(ObjectNode position) throws InterruptedException {
        Inbox open = inbox;
        if (open == null) {
            open = new Inbox(CAPACITY);
            line.open(position, open);
            inbox = open;
        }
        List<Push> taken = open.take(MAX_BATCH, WAIT_MILLIS);
        String ended = open.ended();
        if (taken.isEmpty() && ended != null && open.isEmpty()) {
            inbox = null;
            return Batch.nothing(position, State.FAILING, ended).notBefore(Duration.ofSeconds(1));
        }
        return taken.isEmpty() ? quiet(position) : hand(taken, position);
    }

    private static Batch quiet(ObjectNode position) {
        return Batch.of(List.of(), position).notBefore(Duration.ZERO);
    }

    private Batch hand(List<Push> taken, ObjectNode position) {
        ObjectNode next = line.after(position.deepCopy(), taken.get(taken.size() - 1));
        next.put(NUMBER, position.path(NUMBER).asLong() + 1);
        List<Intake> intakes =
                taken.stream().map(Push::intake).filter(Objects::nonNull).toList();
        Batch batch = Batch.of(intakes, next).notBefore(Duration.ZERO);
        handed = new Handed(position, batch, taken);
        return batch;
    }

    @Override
    public void close() {
        line.close();
    }

    /** A batch that may not be acknowledged yet. */
    private record Handed(ObjectNode from, Batch batch, List<Push> pushes) {

        void acknowledge() {
            for (Push push : pushes) {
                if (push.acknowledged() != null) {
                    push.acknowledged().run();
                }
            }
        }
    }
}
