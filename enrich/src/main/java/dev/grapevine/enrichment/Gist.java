package dev.grapevine.enrichment;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Span;
import dev.grapevine.enrichment.EnrichedMention.Aspect;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.SourceType;
import dev.grapevine.query.Finding;
import dev.grapevine.query.Subject;
import dev.grapevine.rule.AspectFinder;
import dev.grapevine.rule.Industry;
import dev.grapevine.rule.IntentFinder;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mention is about and what its writer is after: aspects with the feeling towards each, intent and urgency.
 *
 * <p>The words of the rules decide; where they are silent, the feeling tells a complaint from praise, and an article is
 * news. English only; other languages have none of the three.
 */
public final class Gist {

    private static final int MOST_SPANS = 5;

    private final SentimentAnalyzer analyzer;
    private final IntentFinder intents;
    private final Map<Industry, AspectFinder> bundled;
    private final Map<String, AspectFinder> own = new HashMap<>();

    Gist(SentimentAnalyzer analyzer) {
        this(analyzer, new IntentFinder(), new EnumMap<>(Industry.class));
    }

    private Gist(SentimentAnalyzer analyzer, IntentFinder intents, Map<Industry, AspectFinder> bundled) {
        this.analyzer = analyzer;
        this.intents = intents;
        this.bundled = bundled;
    }

    /** The same, knowing nothing of the brands' own aspects yet. */
    Gist anew() {
        return new Gist(analyzer, intents, bundled);
    }

    /** The document with what is found out; its sentiment has to be there. */
    void tell(EnrichedMentionBuilder document, Mention mention, Subject subject, Brand brand, Sentiment feeling) {
        Map<String, List<Finding>> aspects = finder(brand).aspects(subject);
        Optional<String> intent = intent(mention, subject, feeling);
        document.aspects(aspects.isEmpty() ? null : aspects(mention, aspects));
        document.intent(intent.orElse(null));
        document.urgency(urgency(subject, intent).orElse(null));
    }

    private Optional<String> intent(Mention mention, Subject subject, Sentiment feeling) {
        Optional<String> said = intent(intents.intent(subject), feeling);
        boolean article = mention.sourceType() == SourceType.ARTICLE || mention.sourceType() == SourceType.FEED;
        return said.isEmpty() && article ? Optional.of("news") : said;
    }

    /** @param said by the words; the weakest two give way to what the feeling says */
    public static Optional<String> intent(Optional<String> said, Sentiment feeling) {
        boolean weak =
                said.isEmpty() || said.get().equals("complaint") || said.get().equals("praise");
        if (!weak || feeling.label() == null || feeling.label() == Label.NEUTRAL) {
            return said;
        }
        return Optional.of(feeling.label() == Label.POSITIVE ? "praise" : "complaint");
    }

    private Optional<String> urgency(Subject subject, Optional<String> intent) {
        if (intent.isEmpty()) {
            return Optional.empty();
        }
        boolean wantsNothing = Stream.of("praise", "news", "advice", "comparison", "recommendation")
                .anyMatch(intent.get()::equals);
        return Optional.of(wantsNothing ? "low" : intents.urgency(subject).orElse("low"));
    }

    private AspectFinder finder(Brand brand) {
        return brand.market().aspects().isEmpty()
                ? bundled.computeIfAbsent(brand.market().industry(), AspectFinder::new)
                : own.computeIfAbsent(
                        brand.id(),
                        id -> new AspectFinder(
                                brand.market().industry(), brand.market().queries()));
    }

    private List<Aspect> aspects(Mention mention, Map<String, List<Finding>> findings) {
        List<Aspect> aspects = new ArrayList<>();
        findings.forEach((name, found) -> aspects.add(Aspect.of(name, null, spans(found))));
        Map<String, Label> labels = labels(mention, targets(mention, aspects));
        return aspects.stream()
                .map(aspect -> Aspect.of(aspect.name(), labels.get(aspect.name()), aspect.spans()))
                .toList();
    }

    /** The first place of each: further ones cost the engine time and say little more. */
    private static List<Target> targets(Mention mention, List<Aspect> aspects) {
        int textStart = mention.title() == null ? 0 : mention.title().length() + 1;
        return aspects.stream()
                .flatMap(aspect -> aspect.spans().stream().limit(1).map(span -> target(aspect.name(), span, textStart)))
                .toList();
    }

    private Map<String, Label> labels(Mention mention, List<Target> targets) {
        Map<String, Label> labels = new HashMap<>();
        List<Sentiment> feelings = feelings(mention, targets);
        for (int i = 0; i < feelings.size(); i++) {
            @Nullable Label label = feelings.get(i).label();
            if (label != null) {
                labels.put(targets.get(i).name(), label);
            }
        }
        return labels;
    }

    /** An engine promises not to throw; a fault in it must not stop the line. */
    private List<Sentiment> feelings(Mention mention, List<Target> targets) {
        String language = Objects.requireNonNullElse(mention.language(), "und");
        try {
            return targets.isEmpty()
                    ? List.of()
                    : analyzer.score(mention.words(), language, targets).targets();
        } catch (RuntimeException | StackOverflowError e) {
            return List.of();
        }
    }

    private static Target target(String name, Span span, int textStart) {
        int shift = span.field().equals("text") ? textStart : 0;
        return new Target(name, span.start() + shift, span.end() + shift);
    }

    private static List<Span> spans(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.start() != null && finding.end() != null)
                .map(finding -> new Span(
                        finding.field(),
                        Objects.requireNonNull(finding.start()),
                        Objects.requireNonNull(finding.end())))
                .distinct()
                .limit(MOST_SPANS)
                .toList();
    }
}
