package dev.grapevine.job.reputation;

import dev.grapevine.history.Kept;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** What is kept of the current brand in Flink's state; a state that cannot be read fails the job. */
final class StateKept<V> implements Kept<V> {

    private final MapState<String, V> state;

    StateKept(MapState<String, V> state) {
        this.state = state;
    }

    @Override
    public @Nullable V get(String id) {
        try {
            return state.get(id);
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot read state", e);
        }
    }

    @Override
    public void put(String id, V value) {
        change(() -> state.put(id, value));
    }

    @Override
    public void remove(String id) {
        change(() -> state.remove(id));
    }

    private static void change(ThrowingRunnable<Exception> change) {
        try {
            change.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot write state", e);
        }
    }
}
