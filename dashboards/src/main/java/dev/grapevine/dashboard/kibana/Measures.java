package dev.grapevine.dashboard.kibana;

import static dev.grapevine.dashboard.kibana.Expression.count;
import static dev.grapevine.dashboard.kibana.Expression.different;
import static dev.grapevine.dashboard.kibana.Expression.either;
import static dev.grapevine.dashboard.kibana.Expression.larger;
import static dev.grapevine.dashboard.kibana.Expression.number;
import static dev.grapevine.dashboard.kibana.Expression.sum;

import dev.grapevine.measure.Reputation;
import dev.grapevine.measure.WordOfMouth;

/**
 * The measures of docs/measures.md as Kibana computes them from the documents of mentions.
 *
 * <p>There is a document for each brand of a mention. Where a board shows one brand each counts; where it shows several
 * only the primary one, so that a mention is never counted twice. Flags that were set when the document was written do
 * that, because sums of flags are cheap and counts of different ids are not.
 */
final class Measures {

    /** What every panel over mentions asks for: the brand's own voice and pages' averages of ratings are no mentions. */
    static final String HEARD = "own: false";

    private static final String PRIMARY = "mention.primary: true";
    private static final String SCORED = "sentiment.label: *";
    private static final String NEGATIVE = "sentiment.label: negative";
    private static final String POSITIVE = "sentiment.label: positive";
    private static final String RATED = "stars >= 1";

    private Measures() {}

    static Expression mentions() {
        return once(count(""), count(PRIMARY));
    }

    static Expression stories() {
        return flagged("story.first: true");
    }

    /** Voices that are heard for the first time. */
    static Expression newVoices() {
        return flagged("voice.first: true");
    }

    /** Mentions of a kind, such as "intent: question". */
    static Expression flagged(String kql) {
        return once(count(kql), count(kql + " and " + PRIMARY));
    }

    static Expression reach() {
        return summed("author.followers");
    }

    static Expression engagement() {
        return summed("engagement.likes").plus(summed("engagement.shares")).plus(summed("engagement.replies"));
    }

    static Expression summed(String field) {
        return once(sum(field, ""), sum(field, PRIMARY));
    }

    /** Of opinions: a mention that praises one brand and damns another holds two. */
    static Expression netSentiment() {
        return count(POSITIVE).minus(count(NEGATIVE)).over(count(SCORED));
    }

    static Expression negativeShare() {
        return count(NEGATIVE).over(count(SCORED));
    }

    static Expression averageStars() {
        return sum("stars", "").over(count(RATED));
    }

    /** Points of the mood in the score, which is 0 to 100. */
    static Expression moodPoints() {
        return rescaled(number(Reputation.MOOD / 2).times(number(1).plus(mood())));
    }

    static Expression calmPoints() {
        return rescaled(
                number(Reputation.CALM).times(number(1).minus(count(NEGATIVE).over(scored()))));
    }

    static Expression starPoints() {
        Expression average = sum("stars", "").over(larger(number(1), count(RATED)));
        return either(
                count(RATED).greaterThan(number(0)),
                number(Reputation.STARS / 4).times(average.minus(number(1))),
                number(0));
    }

    static Expression reputation() {
        return moodPoints().plus(calmPoints()).plus(starPoints());
    }

    /** Complaints for each praise, where everybody who had an experience speaks as the survey says. */
    static Expression badPerGood() {
        return count(NEGATIVE).over(count(POSITIVE));
    }

    /** Bad experiences that stand behind the complaints that were written; an estimate. */
    static Expression badExperiences() {
        return count(NEGATIVE).times(number(WordOfMouth.EXPERIENCES_PER_BAD_REVIEW));
    }

    /** Without ratings, mood and calm share the points of the stars between them. */
    private static Expression rescaled(Expression points) {
        double rest = Reputation.MOOD + Reputation.CALM;
        return either(
                count(RATED).greaterThan(number(0)),
                points,
                points.times(number(100)).over(number(rest)));
    }

    private static Expression mood() {
        return count(POSITIVE).minus(count(NEGATIVE)).over(scored());
    }

    private static Expression scored() {
        return count(SCORED);
    }

    private static Expression once(Expression all, Expression primaries) {
        return either(different("brand").greaterThan(number(1)), primaries, all);
    }
}
