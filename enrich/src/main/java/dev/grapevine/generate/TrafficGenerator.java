package dev.grapevine.generate;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Endless invented traffic in order of publication: the same scenario and seed give the same mentions, byte for byte.
 *
 * <p>Each iteration starts from the beginning. What one brand does does not depend on which other brands there are,
 * except for the numbering of the mentions.
 */
public final class TrafficGenerator implements Iterable<Generated> {

    private final Scenario scenario;
    private final long seed;

    public TrafficGenerator(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
    }

    /** Has always a next. */
    @Override
    public Iterator<Generated> iterator() {
        return new Traffic(scenario, seed);
    }

    /** Infinite: limit it by number or by time. */
    public Stream<Generated> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false);
    }
}
