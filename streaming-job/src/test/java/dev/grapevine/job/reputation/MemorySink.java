package dev.grapevine.job.reputation;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** At least once, into a list of this JVM. */
final class MemorySink<T> implements Sink<T> {

    private static final Map<String, Queue<Object>> WRITTEN = new ConcurrentHashMap<>();

    private final String name;

    MemorySink(String name) {
        this.name = name;
    }

    static void clear() {
        WRITTEN.clear();
    }

    /** Everything written under a name, in order. */
    @SuppressWarnings("unchecked") // only sinks of that type write there
    static <T> List<T> of(String name) {
        return (List<T>) List.copyOf(WRITTEN.getOrDefault(name, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Queue<Object> queue = WRITTEN.computeIfAbsent(name, n -> new ConcurrentLinkedQueue<>());
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context unused) {
                queue.add(element);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
