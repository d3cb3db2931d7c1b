package dev.grapevine.job.reputation;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * A large value per key that is read when it is used first after a checkpoint and written before the next one. RocksDB
 * would otherwise read and write all of it each time. If the job fails in between, what was at hand is gone with it, and
 * the messages since the checkpoint come again.
 *
 * <p>Its operator has to {@link #writeBack} before it takes a snapshot.
 */
final class AtHand<V> {

    private final ValueState<V> state;
    private final Supplier<V> start;
    private final Map<String, V> near = new HashMap<>();

    /** @param start makes the value of a key that has none */
    AtHand(ValueState<V> state, Supplier<V> start) {
        this.state = state;
        this.start = start;
    }

    /** @param key the current one */
    V of(String key) throws IOException {
        V value = near.get(key);
        if (value == null) {
            V known = state.value();
            value = known == null ? start.get() : known;
            near.put(key, value);
        }
        return value;
    }

    /** Puts a key's value away without writing it; its state is untouched. Null where it is not at hand. */
    @Nullable
    V drop(String key) {
        return near.remove(key);
    }

    /** @param key the current one, which has none any more */
    void clear(String key) {
        near.remove(key);
        state.clear();
    }

    /**
     * Writes what is at hand and forgets it: while the checkpoint is being written nobody may change what it holds.
     *
     * @param current makes a key the one whose state is written
     */
    void writeBack(Consumer<String> current) throws IOException {
        for (Map.Entry<String, V> each : near.entrySet()) {
            current.accept(each.getKey());
            state.update(each.getValue());
        }
        near.clear();
    }
}
