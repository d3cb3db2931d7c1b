package dev.grapevine.sentiment.corenlp;

import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * CoreNLP's own sentiment: each sentence is parsed, and a recursive network trained on film reviews scores every node
 * of the parse (Socher et al. 2013, "Recursive deep models for semantic compositionality over a sentiment treebank").
 *
 * <p>The text is the mean of its sentences; a target is the smallest clause around it. The network knows negative and
 * positive only, so what lies between is {@code MIXED}. English only. About 70 short texts per second and core. For
 * comparison: the engine of the stream is {@link dev.grapevine.sentiment.linear.LinearAnalyzer}.
 */
public final class CoreNlpAnalyzer implements SentimentAnalyzer {

    private final String engine;
    private final Pipeline pipeline;
    private final Deadline deadline;
    private final int maxChars;

    private CoreNlpAnalyzer(String engine, Pipeline pipeline, Duration deadline, int maxChars) {
        this.engine = engine;
        this.pipeline = pipeline;
        this.deadline = new Deadline(deadline);
        this.maxChars = maxChars;
    }

    /**
     * The engine of this JVM: 10 seconds and 4,000 characters for a text.
     *
     * @throws IllegalStateException where a model is not on the class path
     */
    public static CoreNlpAnalyzer shared() {
        return Shared.ANALYZER;
    }

    /** With CoreNLP's stock parser instead, which is fifteen times slower; loads it anew with each call. */
    static CoreNlpAnalyzer pcfg() {
        return new CoreNlpAnalyzer("corenlp-pcfg/4.5.10", new Pipeline(ModelNames.PCFG), Duration.ofMinutes(1), 4_000);
    }

    /** The same models with other limits. */
    public CoreNlpAnalyzer within(Duration newDeadline, int newMaxChars) {
        return new CoreNlpAnalyzer(engine, pipeline, newDeadline, newMaxChars);
    }

    @Override
    public String engine() {
        return engine;
    }

    @Override
    public Scored score(String text, String language, List<Target> targets) {
        String refusal = refusal(text, language);
        if (refusal != null) {
            return unscored(refusal, targets);
        }
        try {
            return deadline.call(() -> new Reading(engine, pipeline.sentences(text)).score(targets));
        } catch (TimeoutException e) {
            return unscored("timeout", targets);
        } catch (ExecutionException e) {
            return unscored("error", targets);
        }
    }

    private @Nullable String refusal(String text, String language) {
        if (text.isBlank()) {
            return "empty";
        }
        if (!isEnglish(language)) {
            return "language";
        }
        return text.length() > maxChars ? "length" : null;
    }

    /** A text of unknown language is tried as English. */
    private static boolean isEnglish(String language) {
        String primary = Locale.forLanguageTag(language).getLanguage();
        return primary.equals("en") || primary.isEmpty();
    }

    private Scored unscored(String reason, List<Target> targets) {
        Sentiment none = Sentiment.unscored(reason, engine);
        return new Scored(none, targets.stream().map(target -> none).toList());
    }

    private static final class Shared {
        private static final CoreNlpAnalyzer ANALYZER =
                new CoreNlpAnalyzer("corenlp-sr/4.5.10", SharedPipeline.pipeline(), Duration.ofSeconds(10), 4_000);
    }
}
