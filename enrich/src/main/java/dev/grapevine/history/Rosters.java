package dev.grapevine.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rosters of one brand by story or by voice, wherever they are kept. */
public interface Rosters {

    @Nullable
    Roster get(String id);

    void put(String id, Roster roster);

    void remove(String id);

    /** Kept in a map. */
    static Rosters in(Map<String, Roster> map) {
        return new Rosters() {
            @Override
            public @Nullable Roster get(String id) {
                return map.get(id);
            }

            @Override
            public void put(String id, Roster roster) {
                map.put(id, roster);
            }

            @Override
            public void remove(String id) {
                map.remove(id);
            }
        };
    }
}
