package dev.grapevine.job.reputation;

import dev.grapevine.history.Roster;
import dev.grapevine.history.Rosters;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** The rosters of the current brand in Flink's state; a state that cannot be read fails the job. */
final class StateRosters implements Rosters {

    private final MapState<String, Roster> state;

    StateRosters(MapState<String, Roster> state) {
        this.state = state;
    }

    @Override
    public @Nullable Roster get(String id) {
        try {
            return state.get(id);
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot read state", e);
        }
    }

    @Override
    public void put(String id, Roster roster) {
        change(() -> state.put(id, roster));
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
