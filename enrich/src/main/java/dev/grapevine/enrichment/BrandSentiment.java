package dev.grapevine.enrichment;

import dev.grapevine.brand.Match;
import dev.grapevine.brand.Span;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Rating;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a mention feels about one brand.
 *
 * <p>Title and text are scored together, towards the places where the brand stands in them; several places are averaged,
 * and one that is negative beside one that is positive makes it mixed. Where no place was scored, the whole counts. A
 * rating without words speaks for itself.
 */
final class BrandSentiment {

    /** Enough to know; each costs the engine time. */
    private static final int MOST_TARGETS = 8;

    private static final String RATING = "rating";
    private static final double GOOD_FROM = 0.7;
    private static final double BAD_UP_TO = 0.4;

    private final SentimentAnalyzer analyzer;

    BrandSentiment(SentimentAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    Sentiment of(Mention mention, Match match) {
        String words = mention.words();
        if (words.isBlank() && mention.rating() != null) {
            return ofRating(mention.rating());
        }
        String language = mention.language() == null ? "und" : mention.language();
        return score(words, language, targets(mention, match));
    }

    /** From 0.7 of the scale on it is positive, up to 0.4 negative: 4 and 5 of 5 stars, 1 and 2. */
    static Sentiment ofRating(Rating rating) {
        double value = rating.normalised();
        if (value >= GOOD_FROM) {
            return Sentiment.of(Label.POSITIVE, 0, 0, 1, RATING);
        }
        return value <= BAD_UP_TO
                ? Sentiment.of(Label.NEGATIVE, 1, 0, 0, RATING)
                : Sentiment.of(Label.NEUTRAL, 0, 1, 0, RATING);
    }

    /** An engine promises not to throw; a fault in it must not stop the line, and shows as unscored. */
    private Sentiment score(String words, String language, List<Target> targets) {
        try {
            return combine(analyzer.score(words, language, targets));
        } catch (RuntimeException | StackOverflowError e) {
            return Sentiment.unscored("error", analyzer.engine());
        }
    }

    private static List<Target> targets(Mention mention, Match match) {
        int textStart = mention.title() == null ? 0 : mention.title().length() + 1;
        return BrandNames.preferred(match, mention).stream()
                .map(span -> target(match.brand().name(), span, textStart))
                .distinct()
                .sorted(Comparator.comparingInt(Target::start))
                .limit(MOST_TARGETS)
                .toList();
    }

    private static Target target(String name, Span span, int textStart) {
        int shift = span.field().equals("text") ? textStart : 0;
        return new Target(name, span.start() + shift, span.end() + shift);
    }

    private static Sentiment combine(Scored scored) {
        List<Sentiment> towards =
                scored.targets().stream().filter(Sentiment::isScored).toList();
        if (towards.size() < 2) {
            return towards.isEmpty() ? scored.whole() : towards.get(0);
        }
        return Sentiment.of(
                label(towards.stream().map(Sentiment::label)),
                towards.stream().mapToDouble(Sentiment::negative).average().orElse(0),
                towards.stream().mapToDouble(Sentiment::neutral).average().orElse(0),
                towards.stream().mapToDouble(Sentiment::positive).average().orElse(0),
                towards.get(0).engine());
    }

    /** Neutral beside a feeling is that feeling; two feelings are mixed. */
    private static Label label(Stream<@Nullable Label> labels) {
        List<Label> feelings = labels.map(Objects::requireNonNull)
                .filter(label -> label != Label.NEUTRAL)
                .distinct()
                .toList();
        return feelings.isEmpty() ? Label.NEUTRAL : feelings.size() == 1 ? feelings.get(0) : Label.MIXED;
    }
}
