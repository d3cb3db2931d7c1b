package dev.grapevine.job;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** A counter for each constant of an enum, named like it in lower case. */
public final class Counters<E extends Enum<E>> {

    private final Map<E, Counter> counters;

    private Counters(Map<E, Counter> counters) {
        this.counters = counters;
    }

    public static <E extends Enum<E>> Counters<E> of(MetricGroup group, Class<E> type) {
        Map<E, Counter> counters = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            counters.put(constant, group.counter(constant.name().toLowerCase(Locale.ROOT)));
        }
        return new Counters<>(counters);
    }

    public void count(E constant) {
        Objects.requireNonNull(counters.get(constant), "every constant has a counter")
                .inc();
    }
}
