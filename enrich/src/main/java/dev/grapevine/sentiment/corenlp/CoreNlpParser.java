package dev.grapevine.sentiment.corenlp;

import dev.grapevine.sentiment.syntax.Sentence;
import dev.grapevine.sentiment.syntax.SentenceParser;
import edu.stanford.nlp.util.CoreMap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * CoreNLP's shift-reduce parser and sentiment network as a source of features.
 *
 * <p>About 70 short sentences per second and core; its work grows with the length, 1.3 ms a word. At most
 * {@value #MOST_SENTENCES} sentences of a text are parsed.
 */
final class CoreNlpParser implements SentenceParser {

    private static final int MOST_SENTENCES = 8;

    private final Pipeline pipeline;
    private final Deadline deadline;
    private final int maxChars;

    CoreNlpParser(Pipeline pipeline, Duration deadline, int maxChars) {
        this.pipeline = pipeline;
        this.deadline = new Deadline(deadline);
        this.maxChars = maxChars;
    }

    @Override
    public Parsed parse(String text, List<Stretch> stretches) {
        if (text.length() > maxChars) {
            return Parsed.refused("length");
        }
        try {
            return Parsed.of(deadline.call(() -> read(text, stretches)));
        } catch (TimeoutException e) {
            return Parsed.refused("timeout");
        } catch (ExecutionException e) {
            return Parsed.refused("error");
        }
    }

    private List<Sentence> read(String text, List<Stretch> stretches) {
        List<CoreMap> touched = pipeline.split(text).stream()
                .filter(sentence -> stretches.stream().anyMatch(stretch -> SentenceReader.touches(sentence, stretch)))
                .limit(MOST_SENTENCES)
                .toList();
        pipeline.parse(text, touched);
        return touched.stream().map(SentenceReader::sentence).toList();
    }
}
