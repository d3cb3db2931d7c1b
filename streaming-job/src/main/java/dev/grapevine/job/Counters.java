package dev.grapevine.job;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** A counter for each constant of an enum, named like it in lower case. */
public final class Counters<E extends Enum<E>> {

    private final List<Counter> counters;

    private Counters(List<Counter> counters) {
        this.counters = counters;
    }

    public static <E extends Enum<E>> Counters<E> of(MetricGroup group, Class<E> type) {
        return new Counters<>(Arrays.stream(type.getEnumConstants())
                .map(constant -> group.counter(constant.name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    public void count(E constant) {
        counters.get(constant.ordinal()).inc();
    }
}
