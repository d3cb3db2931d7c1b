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
 * rating speaks for itself where there are no words, and informs what they say where there are. The emotion is that of the
 * whole, where it belongs to the label.
 */
final class BrandSentiment {

    /** Enough to know; each costs the engine time. */
    private static final int MOST_TARGETS = 8;

    private final SentimentAnalyzer analyzer;

    BrandSentiment(SentimentAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    Sentiment of(Mention mention, Match match) {
        String words = mention.words();
        Rating rating = mention.rating();
        if (words.isBlank() && rating != null) {
            return RatedSentiment.of(rating);
        }
        String language = mention.language() == null ? "und" : mention.language();
        Sentiment said = score(words, language, targets(mention, match));
        return rating == null ? said : RatedSentiment.of(said, rating);
    }

    /** An engine promises not to throw; a fault in it must not stop the line, and shows as unscored. */
    private Sentiment score(String words, String language, List<Target> targets) {
        try {
            Scored scored = analyzer.score(words, language, targets);
            return combine(scored).feltWith(scored.whole().emotion());
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
