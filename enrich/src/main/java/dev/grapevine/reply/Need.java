package dev.grapevine.reply;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Rating;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much somebody needs an answer, and why: what they are after counts most, then how urgent it is, how many will see
 * it, and how long they have waited.
 *
 * @param points to rank by; they mean nothing else
 * @param reasons in words, the weightiest first
 */
public record Need(int points, List<String> reasons) {

    /** What writers are after, in points; an intent that is not here waits for nobody. */
    public static final Map<String, Integer> INTENTS = Map.of(
            "churn", 50,
            "help", 45,
            "question", 35,
            "complaint", 30,
            "recommendation", 20,
            "comparison", 10);

    private static final Map<String, Integer> URGENCIES = Map.of("high", 30, "medium", 10);

    private static final Map<String, String> WORDS = Map.of(
            "churn", "says they leave",
            "help", "asks for help",
            "question", "asks something",
            "complaint", "complains",
            "recommendation", "asks whom to choose",
            "comparison", "compares");

    private static final int BAD_STARS = 10;
    private static final int NEGATIVE = 10;
    private static final int VERIFIED = 5;
    private static final int POINTS_PER_TENFOLD = 5;
    private static final int MOST_FOR_WAITING = 12;
    private static final double BAD = 0.4;

    public Need {
        reasons = List.copyOf(reasons);
    }

    /** @param now by the stream's clock */
    public static Need of(EnrichedMention mention, Instant now) {
        Sum sum = new Sum();
        String intent = Objects.requireNonNullElse(mention.intent(), "");
        sum.add(INTENTS.getOrDefault(intent, 0), WORDS.getOrDefault(intent, ""));
        String urgency = Objects.requireNonNullElse(mention.urgency(), "");
        sum.add(URGENCIES.getOrDefault(urgency, 0), urgency + " urgency");
        sum.add(isNegative(mention.sentiment()) ? NEGATIVE : 0, "negative");
        sum.add(isBad(mention.rating()) ? BAD_STARS : 0, "few stars");
        Long followers = mention.author() == null ? null : mention.author().followers();
        sum.add(tenfolds(followers), grouped(followers) + " followers");
        sum.add(
                mention.author() != null && Boolean.TRUE.equals(mention.author().verified()) ? VERIFIED : 0,
                "verified");
        long reactions = reactions(mention.engagement());
        sum.add(tenfolds(reactions), grouped(reactions) + " reactions");
        long hours = Math.max(0, Duration.between(mention.eventTime(), now).toHours());
        sum.add((int) Math.min(MOST_FOR_WAITING, hours), "waits for " + waited(hours));
        return new Need(sum.points, sum.reasons);
    }

    /** Whether its writer is after something that only an answer gives. */
    public static boolean asks(EnrichedMention mention) {
        return INTENTS.containsKey(Objects.requireNonNullElse(mention.intent(), ""));
    }

    private static boolean isNegative(@Nullable Sentiment sentiment) {
        return sentiment != null && sentiment.label() == Label.NEGATIVE;
    }

    private static boolean isBad(@Nullable Rating rating) {
        return rating != null
                && (rating.value() - rating.worst()) / Math.max(1e-9, rating.best() - rating.worst()) <= BAD;
    }

    private static long reactions(@Nullable Engagement engagement) {
        return engagement == null
                ? 0
                : number(engagement.likes()) + number(engagement.shares()) + number(engagement.replies());
    }

    private static long number(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static int tenfolds(@Nullable Long count) {
        return count == null || count < 1 ? 0 : (int) Math.floor(POINTS_PER_TENFOLD * Math.log10(count));
    }

    private static String grouped(@Nullable Long count) {
        return String.format(Locale.ENGLISH, "%,d", number(count));
    }

    private static String waited(long hours) {
        return hours < 48 ? hours + (hours == 1 ? " hour" : " hours") : hours / 24 + " days";
    }

    private static final class Sum {
        private int points;
        private final List<String> reasons = new ArrayList<>();

        void add(int more, String reason) {
            if (more > 0) {
                points += more;
                reasons.add(reason);
            }
        }
    }
}
