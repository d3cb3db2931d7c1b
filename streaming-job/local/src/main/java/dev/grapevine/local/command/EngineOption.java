package dev.grapevine.local.command;

import dev.grapevine.local.stack.UsageException;
import dev.grapevine.sentiment.Analyzers;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sentiment engine a command runs. */
final class EngineOption {

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}; without it the best that is available.")
    private @Nullable String name;

    /** Loads the models. */
    SentimentAnalyzer load(Progress progress) {
        long start = System.nanoTime();
        SentimentAnalyzer analyzer = name == null ? Analyzers.thorough() : named(name);
        progress.say(String.format(
                "engine %s, models loaded in %.1f s", analyzer.engine(), (System.nanoTime() - start) / 1e9));
        return analyzer;
    }

    private static SentimentAnalyzer named(String name) {
        if (!Analyzers.names().contains(name)) {
            throw new UsageException(
                    "no sentiment engine " + name + "; there are " + String.join(", ", Analyzers.names()));
        }
        return Analyzers.named(name);
    }

    /** For the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Analyzers.names().iterator();
        }
    }
}
