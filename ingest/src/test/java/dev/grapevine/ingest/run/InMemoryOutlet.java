package dev.grapevine.ingest.run;

import dev.grapevine.mention.Decoded.Good;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The outlet as a list; it can be told to lose its connection, and it outlives the runner, as a broker does. */
public final class InMemoryOutlet implements Outlet {

    private final List<Message> messages = new ArrayList<>();
    private int failures;

    public synchronized void failNext(int deliveries) {
        failures = deliveries;
    }

    @Override
    public synchronized void deliver(List<Message> batch) throws NotDelivered {
        if (failures > 0 && !batch.isEmpty()) {
            failures--;
            throw new NotDelivered(new IOException("no broker"));
        }
        messages.addAll(batch);
    }

    @Override
    public synchronized Map<String, byte[]> newest(Topic topic) {
        Map<String, byte[]> positions = new HashMap<>();
        of(topic).forEach(message -> {
            if (message.value() == null) {
                positions.remove(message.key());
            } else {
                positions.put(message.key(), message.bytes());
            }
        });
        return positions;
    }

    public synchronized List<Message> of(Topic topic) {
        return messages.stream().filter(message -> message.topic() == topic).toList();
    }

    public synchronized List<Message> all() {
        return List.copyOf(messages);
    }

    public List<Mention> mentions() {
        return of(Topic.MENTIONS).stream()
                .map(message -> ((Good) MentionCodec.decode(message.bytes())).mention())
                .toList();
    }

    @Override
    public void close() {
        // what was delivered stays
    }
}
