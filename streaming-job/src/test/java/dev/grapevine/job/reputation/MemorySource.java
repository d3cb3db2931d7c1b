package dev.grapevine.job.reputation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lists that sources in the same JVM read by their place, because a source itself is serialized. */
final class MemorySource {

    private static final List<List<?>> LISTS = new CopyOnWriteArrayList<>();

    private MemorySource() {}

    static synchronized int keep(List<?> list) {
        LISTS.add(list);
        return LISTS.size() - 1;
    }

    static Object get(int place, long index) {
        return LISTS.get(place).get((int) index);
    }
}
