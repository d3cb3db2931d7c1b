package dev.grapevine.generate;

import dev.grapevine.generate.BrandPlan.Mood;
import dev.grapevine.generate.Incident.Nature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The demo's world with other things happening in it, each on the afternoon of day 15, for tests of what a detector
 * has to tell and what it must not.
 */
public final class Scenarios {

    /** When each of them begins. */
    public static final Instant START = Instant.parse("2026-02-16T14:10:00Z");

    private static final String BRAND = "brisquell";
    private static final Mood ANGRY = new Mood(0, 0.85, 0);

    static final Incident BATTERIES = new Incident(
            "overheating-batteries",
            BRAND,
            Nature.CRISIS,
            "overheat",
            null,
            START,
            Duration.ofHours(4),
            Duration.ofHours(3),
            8,
            ANGRY,
            0.35);

    private Scenarios() {}

    /** The demo's own: burning batteries, eight times the usual volume for four hours. */
    public static Scenario crisis() {
        return Scenario.demo();
    }

    /** One text twenty times as often as everything else together, from many accounts. */
    public static Scenario floodOfCopies() {
        return happening(incident("copied-text", Nature.FLOOD, Duration.ofHours(2), 20, new Mood(0, 0, 0), 1));
    }

    /** More and more complaints for three days, until the brand is talked about two and a half times as much. */
    public static Scenario slowBurn() {
        return happening(incident("slow-burn", Nature.SLOW_BURN, Duration.ofDays(3), 2.5, ANGRY, 0));
    }

    /** Bad reviews on one page only. */
    public static Scenario ratingDrop() {
        return happening(new Incident(
                "bad-batch",
                BRAND,
                Nature.RATING_DROP,
                null,
                "kitbag-brisquell-tarn",
                START,
                Duration.ofHours(8),
                Duration.ofHours(4),
                2.5,
                new Mood(0.03, 0.95, 0),
                0));
    }

    /** Nobody speaks of the brand for half a day. */
    public static Scenario silence() {
        return happening(incident("silence", Nature.SILENCE, Duration.ofHours(12), 0, Mood.USUAL, 0));
    }

    /** A forum that nobody listened to before brings as much as all others together, from then on. */
    public static Scenario newSource() {
        Outlet forum = Outlet.of("gear-garage", "Gear Garage", "geargarage.example", Register.FORUM, 0);
        Incident heard = new Incident(
                "gear-garage",
                BRAND,
                Nature.NEW_SOURCE,
                null,
                forum.name(),
                START,
                Duration.ofDays(30),
                Duration.ofDays(1),
                2,
                Mood.USUAL,
                0);
        return Scenario.demo().with(forum).with(List.of(heard));
    }

    /** The brand gives machines away and is praised for it. */
    public static Scenario campaign() {
        return happening(incident("give-away", Nature.CAMPAIGN, Duration.ofHours(6), 6, new Mood(0.85, 0.02, 0), 0.2));
    }

    private static Scenario happening(Incident incident) {
        return Scenario.demo().with(List.of(incident));
    }

    private static Incident incident(
            String id, Nature nature, Duration plateau, double factor, Mood mood, double copies) {
        return new Incident(id, BRAND, nature, null, null, START, plateau, plateau.dividedBy(3), factor, mood, copies);
    }
}
