package dev.grapevine.enrichment;

import dev.grapevine.mention.Rating;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;

/**
 * How a review feels by its words and its stars.
 *
 * <p>Stars shift what the words say; words that surely say the opposite are kept as they are, and the contradiction is
 * flagged: five stars above a complaint are mostly a slip. Nothing is flagged where the scale of the stars was assumed.
 */
final class RatedSentiment {

    private static final String ENGINE = "rating";
    private static final double GOOD_FROM = 0.7;
    private static final double BAD_UP_TO = 0.4;

    /** Words surer than this are believed rather than the stars. */
    private static final double SURE = 0.6;

    /** What people who give such stars mean by them, roughly; half of its logarithm is added to that of the words. */
    private static final double LIKELY = 0.85;

    private static final double UNLIKELY = 0.05;

    private RatedSentiment() {}

    /** From 0.7 of the scale on it is positive, up to 0.4 negative: 4 and 5 of 5 stars, 1 and 2. */
    static Sentiment of(Rating rating) {
        return switch (label(rating)) {
            case POSITIVE -> Sentiment.of(Label.POSITIVE, 0, 0, 1, ENGINE);
            case NEGATIVE -> Sentiment.of(Label.NEGATIVE, 1, 0, 0, ENGINE);
            default -> Sentiment.of(Label.NEUTRAL, 0, 1, 0, ENGINE);
        };
    }

    static Sentiment of(Sentiment said, Rating rating) {
        if (!said.isScored()) {
            return of(rating);
        }
        Label stars = label(rating);
        if (contradicts(said, stars)) {
            return rating.defaulted() ? said : said.beside(Sentiment.CONTRADICT);
        }
        boolean saysNothing = stars == Label.NEUTRAL || said.label() == Label.MIXED;
        Sentiment informed = saysNothing ? said : informed(said, stars == Label.POSITIVE);
        return informed.label() == stars ? informed.beside(Sentiment.AGREE) : informed;
    }

    private static Label label(Rating rating) {
        double value = rating.normalised();
        return value >= GOOD_FROM ? Label.POSITIVE : value <= BAD_UP_TO ? Label.NEGATIVE : Label.NEUTRAL;
    }

    private static boolean contradicts(Sentiment said, Label stars) {
        return (stars == Label.POSITIVE && said.negative() >= SURE)
                || (stars == Label.NEGATIVE && said.positive() >= SURE);
    }

    private static Sentiment informed(Sentiment said, boolean good) {
        double negative = said.negative() * Math.sqrt(good ? UNLIKELY : LIKELY);
        double neutral = said.neutral() * Math.sqrt(1 - LIKELY - UNLIKELY);
        double positive = said.positive() * Math.sqrt(good ? LIKELY : UNLIKELY);
        double sum = negative + neutral + positive;
        Label label = Label.of(negative / sum, neutral / sum, positive / sum);
        return Sentiment.of(label, negative / sum, neutral / sum, positive / sum, said.engine() + "+" + ENGINE)
                .feltWith(said.emotion());
    }
}
