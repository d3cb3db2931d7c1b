package dev.grapevine.ingest.stream;

import dev.grapevine.ingest.connector.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a source has pushed and nobody has taken yet: bounded, so that a full one makes the source wait. */
public final class Inbox {

    private final ArrayBlockingQueue<Push> queue;
    private volatile @Nullable String ended;

    public Inbox(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Waits until there is room: this is what slows the source down. */
    public void put(Push push) throws InterruptedException {
        queue.put(push);
    }

    /** @return whether there was room */
    public boolean offer(Push push) {
        return queue.offer(push);
    }

    /** Nothing more will come, for the reason given in words for people. */
    public void end(String reason) {
        ended = reason;
    }

    @Nullable
    String ended() {
        return ended;
    }

    /** Takes what is there, waiting for the first one. */
    List<Push> take(int max, long millis) throws InterruptedException {
        List<Push> taken = new ArrayList<>();
        Push first = queue.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            queue.drainTo(taken, max - 1);
        }
        return taken;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /**
     * One event.
     *
     * @param intake null where it says nothing that is passed on, but moves the cursor
     * @param cursor where it stood in the source
     * @param time microseconds since 1970 at which the source saw it; 0 where it does not say
     * @param acknowledged is told when it is safe; null where nobody waits
     */
    public record Push(
            @Nullable Intake intake,
            long cursor,
            long time,
            @Nullable Runnable acknowledged) {

        public static Push of(@Nullable Intake intake, long cursor, long time) {
            return new Push(intake, cursor, time, null);
        }
    }
}
