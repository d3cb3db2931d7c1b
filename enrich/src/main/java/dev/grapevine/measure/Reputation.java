package dev.grapevine.measure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A score of 0 to 100 for how a brand is spoken of, and what each of its factors adds to it.
 *
 * <p>Mood is the net sentiment: does praise outweigh complaints. Calm is the share that does not complain: a brand that
 * half the people love and half hate has more to fear than one that nobody minds. Stars are the average rating. Without
 * ratings the first two share the points of the third between them, so that scores stay between 0 and 100.
 *
 * @param mood points, 0 to {@link #MOOD}, more without ratings
 * @param calm points, 0 to {@link #CALM}, more without ratings
 * @param stars points, 0 to {@link #STARS}; empty without ratings
 */
public record Reputation(double mood, double calm, OptionalDouble stars) {

    /** Most points for the mood. */
    public static final double MOOD = 50;

    public static final double CALM = 20;
    public static final double STARS = 30;

    private static final double BEST = 100;

    /** Empty where nothing was scored. */
    public static Optional<Reputation> of(Tally tally) {
        OptionalDouble net = tally.netSentiment();
        OptionalDouble negative = tally.negativeShare();
        if (net.isEmpty() || negative.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble average = tally.averageStars();
        double scale = average.isPresent() ? 1 : BEST / (MOOD + CALM);
        return Optional.of(new Reputation(
                scale * MOOD * (1 + net.getAsDouble()) / 2,
                scale * CALM * (1 - negative.getAsDouble()),
                average.isPresent()
                        ? OptionalDouble.of(STARS * (average.getAsDouble() - 1) / 4)
                        : OptionalDouble.empty()));
    }

    /** 0 (everybody complains) to 100 (everybody praises, with five stars). */
    public double score() {
        return mood + calm + stars.orElse(0);
    }
}
