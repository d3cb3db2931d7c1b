package dev.grapevine.sentiment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says of a text, or why it says nothing; never silently neutral.
 *
 * @param label null exactly where {@code unscored} is not
 * @param negative probability, 0 to 1; the three add up to 1
 * @param engine which engine and model said it, such as "corenlp-sr/4.5.10"
 * @param unscored why there is no label: "language", "empty", "length", "timeout" or "error"
 * @param stars whether the stars given with the text "agree" with it or "contradict" it; null where there are none, or
 *     where one of the two says nothing
 * @param emotion of the whole text, where it is sure enough to be worth showing and belongs to the label; else null
 */
public record Sentiment(
        @Nullable Label label,
        double negative,
        double neutral,
        double positive,
        String engine,
        @Nullable String unscored,
        @Nullable String stars,
        @Nullable Emotion emotion) {

    public static final String AGREE = "agree";
    public static final String CONTRADICT = "contradict";

    public Sentiment {
        if ((label == null) == (unscored == null)) {
            throw new IllegalArgumentException("a sentiment has either a label or a reason why there is none");
        }
        if (emotion != null && emotion.label() != label) {
            throw new IllegalArgumentException(emotion + " does not belong to " + label);
        }
    }

    public static Sentiment of(Label label, double negative, double neutral, double positive, String engine) {
        return new Sentiment(label, negative, neutral, positive, engine, null, null, null);
    }

    public static Sentiment unscored(String reason, String engine) {
        return new Sentiment(null, 0, 0, 0, engine, reason, null, null);
    }

    /** The same, said by another engine. */
    public Sentiment by(String otherEngine) {
        return new Sentiment(label, negative, neutral, positive, otherEngine, unscored, stars, emotion);
    }

    /** The same, whose engine says why no other looked more thoroughly, "linear/2 (budget)": the first reason stays. */
    public Sentiment hasty(String why) {
        return isScored() && !engine.endsWith(")") ? by(engine + " (" + why + ")") : this;
    }

    /** The same, beside stars that agree or contradict. */
    public Sentiment beside(String whatTheStarsDo) {
        return new Sentiment(label, negative, neutral, positive, engine, unscored, whatTheStarsDo, emotion);
    }

    /** The same, felt with an emotion where that belongs to the label. */
    public Sentiment feltWith(@Nullable Emotion felt) {
        Emotion kept = felt != null && felt.label() == label ? felt : null;
        return new Sentiment(label, negative, neutral, positive, engine, unscored, stars, kept);
    }

    @JsonIgnore
    public boolean isScored() {
        return label != null;
    }

    /** -1 (surely negative) to 1 (surely positive); 0 where nothing was scored. */
    public double score() {
        return positive - negative;
    }
}
