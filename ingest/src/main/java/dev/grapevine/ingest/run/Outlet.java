package dev.grapevine.ingest.run;

import dev.grapevine.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where everything goes that was heard, and where the positions are kept. */
public interface Outlet extends AutoCloseable {

    /**
     * Returns when all of the messages are safe, in any order.
     *
     * @throws NotDelivered if it is not sure that all of them are; they are to be sent again
     */
    void deliver(List<Message> messages) throws NotDelivered, InterruptedException;

    /** The newest value of each key of a compacted topic; the deleted ones are not among them. */
    Map<String, byte[]> newest(Topic topic);

    @Override
    void close();

    /**
     * @param key null where the topic has none
     * @param value null for a tombstone, which takes back what stood under the key
     * @param timestamp milliseconds; the record's own time
     */
    record Message(
            Topic topic, @Nullable String key, byte @Nullable [] value, long timestamp, Map<String, String> headers) {

        public Message(Topic topic, String key, byte @Nullable [] value, long timestamp) {
            this(topic, key, value, timestamp, Map.of());
        }

        /** Of what is no tombstone. */
        public byte[] bytes() {
            return Objects.requireNonNull(value, "a tombstone has no value");
        }
    }

    /** Not all messages were acknowledged. */
    final class NotDelivered extends Exception {

        private static final long serialVersionUID = 1L;

        public NotDelivered(Throwable cause) {
            super("not acknowledged: " + cause.getMessage(), cause);
        }
    }
}
