package dev.grapevine.ingest.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.stream.Inbox;
import dev.grapevine.ingest.stream.Inbox.Push;
import dev.grapevine.ingest.stream.Line;
import java.time.InstantSource;

/** One source that others call; who was not answered sends again, so the position is nothing but a count. */
public final class HookLine implements Line {

    private final Door door;
    private final Hook hook;

    /**
     * @param secret what the sender signs with
     * @param clock the stream's
     * @throws IllegalArgumentException if the source is told something wrong
     */
    public HookLine(Door door, Origin origin, String secret, InstantSource clock) {
        this.door = door;
        this.hook = new Hook(origin, secret, clock);
    }

    @Override
    public void open(ObjectNode position, Inbox inbox) {
        try {
            door.open(hook);
            hook.listen(inbox);
        } catch (Door.Blocked e) {
            inbox.end(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public ObjectNode after(ObjectNode position, Push last) {
        return position.put("calls", last.cursor());
    }

    @Override
    public void close() {
        hook.listen(null);
    }
}
