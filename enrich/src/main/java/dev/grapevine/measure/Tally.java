package dev.grapevine.measure;

import dev.grapevine.rollup.Rollup;
import java.util.OptionalDouble;

/**
 * Counts of one brand over any stretch of time, and the measures that follow from them.
 *
 * <p>Every part is a plain sum of {@link Rollup}s, so that tallies add up. A measure without a denominator is empty,
 * never zero: nothing was heard is not the same as a balance of good and bad.
 *
 * @param mentions documents, copies included
 * @param stories unique ones
 * @param authors unique ones per bin sum: first words of an author
 * @param negative scored mentions by label; mixed and unscored have their own
 * @param reach sum of followers: potential, never people who saw it
 * @param rated mentions with a rating
 * @param stars sum of ratings on 1 to 5
 */
public record Tally(
        long mentions,
        long stories,
        long authors,
        long negative,
        long neutral,
        long positive,
        long mixed,
        long unscored,
        long reach,
        long engagement,
        long rated,
        double stars) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Tally of(Rollup rollup) {
        return new Tally(
                rollup.mentions(),
                rollup.stories(),
                rollup.authors(),
                rollup.negative(),
                rollup.neutral(),
                rollup.positive(),
                rollup.mixed(),
                rollup.unscored(),
                rollup.reach(),
                rollup.engagement(),
                rollup.rated(),
                rollup.stars());
    }

    public Tally plus(Tally other) {
        return new Tally(
                mentions + other.mentions,
                stories + other.stories,
                authors + other.authors,
                negative + other.negative,
                neutral + other.neutral,
                positive + other.positive,
                mixed + other.mixed,
                unscored + other.unscored,
                reach + other.reach,
                engagement + other.engagement,
                rated + other.rated,
                stars + other.stars);
    }

    /** Mentions with a label, mixed ones included. */
    public long scored() {
        return negative + neutral + positive + mixed;
    }

    /** (positive - negative) / all scored: -1 (everybody complains) to 1 (everybody praises). */
    public OptionalDouble netSentiment() {
        return ratio((double) (positive - negative), scored());
    }

    /** negative / all scored: 0 to 1. */
    public OptionalDouble negativeShare() {
        return ratio((double) negative, scored());
    }

    /** Mean of the ratings on 1 to 5. */
    public OptionalDouble averageStars() {
        return ratio(stars, rated);
    }

    /** brand / (brand + competitors), of unique stories: 0 to 1. */
    public OptionalDouble shareOfVoice(Tally competitors) {
        return ratio((double) stories, stories + competitors.stories);
    }

    private static OptionalDouble ratio(double part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }
}
