package dev.grapevine.job.reputation;

import dev.grapevine.history.Kept;
import dev.grapevine.job.wire.Encoded;
import dev.grapevine.job.wire.EncodedSerializer;
import java.util.function.Function;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** What is kept of the current brand in Flink's state; a state that cannot be read fails the job. */
final class StateKept<S, V> implements Kept<V> {

    private final MapState<String, S> state;
    private final Function<S, V> read;
    private final Function<V, S> written;

    private StateKept(MapState<String, S> state, Function<S, V> read, Function<V, S> written) {
        this.state = state;
        this.read = read;
        this.written = written;
    }

    static <V> Kept<V> plain(MapState<String, V> state) {
        return new StateKept<>(state, Function.identity(), Function.identity());
    }

    static <V> Kept<V> encoded(MapState<String, Encoded<V>> state, EncodedSerializer<V> serializer) {
        return new StateKept<>(state, Encoded::get, serializer::keep);
    }

    @Override
    public @Nullable V get(String id) {
        try {
            S known = state.get(id);
            return known == null ? null : read.apply(known);
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot read state", e);
        }
    }

    @Override
    public void put(String id, V value) {
        change(() -> state.put(id, written.apply(value)));
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
