package dev.grapevine.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of one brand by id, such as the rosters of its stories, wherever it is kept. */
public interface Kept<V> {

    @Nullable
    V get(String id);

    void put(String id, V value);

    void remove(String id);

    /** Kept in a map. */
    static <V> Kept<V> in(Map<String, V> map) {
        return new Kept<>() {
            @Override
            public @Nullable V get(String id) {
                return map.get(id);
            }

            @Override
            public void put(String id, V value) {
                map.put(id, value);
            }

            @Override
            public void remove(String id) {
                map.remove(id);
            }
        };
    }
}
