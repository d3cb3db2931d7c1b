package dev.grapevine.generate;

import dev.grapevine.generate.BrandPlan.Mood;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a generator is asked for: who is talked about, where, how much, and what happens.
 *
 * @param start publication time of the first five minutes
 * @param voices how many people write
 * @param unrelatedPerDay mentions that are about none of the brands
 * @param hostile share of texts with something in them that breaks careless programs
 * @param minimumLength texts are lengthened to this many characters; 0 leaves them as they are
 */
public record Scenario(
        String name,
        Instant start,
        List<BrandPlan> brands,
        List<Outlet> outlets,
        List<Incident> incidents,
        int voices,
        double unrelatedPerDay,
        double hostile,
        int minimumLength) {

    private static final Instant MONDAY = Instant.parse("2026-02-02T00:00:00Z");
    private static final int PEOPLE = 700;

    public Scenario {
        brands = List.copyOf(brands);
        outlets = List.copyOf(outlets);
        incidents = List.copyOf(incidents);
        for (Incident incident : incidents) {
            if (brands.stream().noneMatch(brand -> brand.id().equals(incident.brand()))) {
                throw new IllegalArgumentException("incident " + incident.id() + " is about '" + incident.brand()
                        + "', which is not a brand here");
            }
        }
    }

    /**
     * The demo: a maker of outdoor coffee machines and two competitors, two calm weeks, then burning batteries on the
     * afternoon of day 15, and quiet again by the evening.
     */
    public static Scenario demo() {
        return new Scenario("demo", MONDAY, DemoCast.BRANDS, DemoCast.OUTLETS, List.of(), PEOPLE, 40, 0.004, 0)
                .with(List.of(Scenarios.BATTERIES));
    }

    /**
     * Plain traffic about many brands with nothing happening, for load tests.
     *
     * @param brands how many; they are named Testmark001, Testmark002, ...
     * @param perDay mentions of each brand a day
     * @param minimumLength of each text, in characters
     */
    public static Scenario load(int brands, double perDay, int minimumLength) {
        List<BrandPlan> plans = IntStream.rangeClosed(1, brands)
                .mapToObj(number -> testmark(number, brands, perDay))
                .toList();
        return new Scenario("load", MONDAY, plans, DemoCast.PLACES, List.of(), 20 * PEOPLE, 0, 0.001, minimumLength);
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public Outlet outlet(String outletName) {
        return outlets.stream()
                .filter(outlet -> outlet.name().equals(outletName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outlet is named '" + outletName + "'"));
    }

    /** The same world with other things happening in it. */
    public Scenario with(List<Incident> others) {
        return new Scenario(name, start, brands, outlets, others, voices, unrelatedPerDay, hostile, minimumLength);
    }

    /** The same world with one more place to write in. */
    public Scenario with(Outlet another) {
        List<Outlet> more = Stream.concat(outlets.stream(), Stream.of(another)).toList();
        return new Scenario(name, start, brands, more, incidents, voices, unrelatedPerDay, hostile, minimumLength);
    }

    private static BrandPlan testmark(int number, int of, double perDay) {
        String name = "Testmark%03d".formatted(number);
        String rival = "testmark%03d".formatted(number % of + 1);
        return new BrandPlan(
                "testmark%03d".formatted(number),
                name,
                List.of(name + " One", name + " Two"),
                perDay,
                Mood.USUAL,
                of > 1 ? List.of(rival) : List.of());
    }
}
