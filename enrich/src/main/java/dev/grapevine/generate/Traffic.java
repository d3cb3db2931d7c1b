package dev.grapevine.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One run through a scenario: five minutes at a time, all that is published in them, and the copies that come later.
 */
final class Traffic implements Iterator<Generated> {

    static final Duration BIN = Duration.ofMinutes(5);

    private final List<Talk> talks = new ArrayList<>();
    private final PriorityQueue<Generated> waiting = new PriorityQueue<>(
            Comparator.comparing((Generated generated) -> generated.mention().eventTime())
                    .thenComparing(generated -> generated.mention().id()));
    private Instant generatedUntil;

    Traffic(Scenario scenario, long seed) {
        Studio studio = Studio.of(scenario, seed);
        for (BrandPlan brand : scenario.brands()) {
            talks.add(new BrandTalk(studio, brand, seed));
        }
        for (Outlet outlet : scenario.outlets()) {
            scenario.brands().stream()
                    .filter(outlet::isOf)
                    .forEach(brand -> talks.add(new OwnTalk(studio, brand, outlet, seed)));
        }
        if (scenario.unrelatedPerDay() > 0) {
            talks.add(new UnrelatedTalk(studio, seed));
        }
        generatedUntil = scenario.start();
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Generated next() {
        Generated first = waiting.peek();
        while (first == null || !first.mention().eventTime().isBefore(generatedUntil)) {
            for (Talk talk : talks) {
                waiting.addAll(talk.during(generatedUntil));
            }
            generatedUntil = generatedUntil.plus(BIN);
            first = waiting.peek();
        }
        waiting.remove();
        return first;
    }

    /** A subject that is talked about. */
    interface Talk {
        /** What begins in the five minutes from {@code bin} on; copies may be of a later time. */
        List<Generated> during(Instant bin);
    }
}
