package dev.grapevine.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How long people wait for an answer: from when they wrote until somebody marked it as answered.
 *
 * @param waits of what was answered, shortest first
 * @param open how many are still waiting
 */
public record ResponseTime(List<Duration> waits, long open) {

    /** @param waits in any order; what was answered before it was written counts as answered at once */
    public ResponseTime {
        List<Duration> sorted = new ArrayList<>(waits.stream()
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .toList());
        Collections.sort(sorted);
        waits = List.copyOf(sorted);
        if (open < 0) {
            throw new IllegalArgumentException("expected at least 0 open questions, found " + open);
        }
    }

    /** The median: half were answered sooner. Empty where nothing was answered. */
    public Optional<Duration> median() {
        return waits.isEmpty() ? Optional.empty() : Optional.of(waits.get((waits.size() - 1) / 2));
    }

    /** Answered / (answered + open); empty where nobody waits. */
    public Optional<Double> answered() {
        long all = waits.size() + open;
        return all == 0 ? Optional.empty() : Optional.of((double) waits.size() / all);
    }
}
