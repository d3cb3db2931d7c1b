package dev.grapevine.measure;

import java.util.OptionalDouble;

/**
 * What is written against what people would write if all experiences were told alike: always an estimate.
 *
 * <p>The reference is a survey of Temkin Group among 25 to 34 year-old consumers in the United States. After a good
 * experience 57 % told a friend, 28 % shared it on Facebook and 18 % rated or commented on it; after a bad one 60, 31
 * and 20 %. So where good and bad experiences are equally many, there are 1.05 bad words for each good one among friends
 * and 1.11 in what is written. Other people, countries and years differ.
 *
 * @param good praise
 * @param bad complaints
 */
public record WordOfMouth(long good, long bad) {

    /** Bad words for each good one among friends, of equally many experiences: 0.60 / 0.57. */
    public static final double TOLD = 1.05;

    /** The same in what is written: 0.31 / 0.28, and 0.20 / 0.18. */
    public static final double WRITTEN = 1.11;

    /** One in five writes after a bad experience: 1 / 0.20. */
    public static final double EXPERIENCES_PER_BAD_REVIEW = 5;

    /** What stands beside every figure of it. */
    public static final String SOURCE =
            "Estimate: Temkin Group's survey of 25-34 year-olds in the US. Of equally many good"
                    + " and bad experiences, 1.11 bad words are written for each good one; 1 in 5 bad experiences is written about.";

    public static WordOfMouth of(Tally tally) {
        return new WordOfMouth(tally.positive(), tally.negative());
    }

    /** Complaints for each praise; empty where nobody praises. */
    public OptionalDouble badPerGood() {
        return good == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) bad / good);
    }

    /** How many times more complaints than equally many experiences would give; empty where nobody praises. */
    public OptionalDouble againstReference() {
        OptionalDouble ratio = badPerGood();
        return ratio.isEmpty() ? ratio : OptionalDouble.of(ratio.getAsDouble() / WRITTEN);
    }

    /** Bad experiences that stand behind what was written. */
    public double badExperiences() {
        return bad * EXPERIENCES_PER_BAD_REVIEW;
    }
}
