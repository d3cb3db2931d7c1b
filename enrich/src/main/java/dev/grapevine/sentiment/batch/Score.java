package dev.grapevine.sentiment.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.json.Json;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores JSON lines: {@code {text, language, targets:[{name, start, end}]}} in, {@code {label, p:{neg, neu, pos},
 * engine, unscored, targets:[{name, label, p, engine, unscored}]}} out, a line for a line.
 *
 * <p>Language and targets may be left out. A line that cannot be read becomes {@code {error}}.
 */
public final class Score {

    private Score() {}

    public static void run(SentimentAnalyzer analyzer, BufferedReader in, Appendable out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.append(answer(analyzer, line)).append('\n');
        }
    }

    private static String answer(SentimentAnalyzer analyzer, String line) throws JsonProcessingException {
        Question question;
        try {
            question = Json.json().readValue(line, Question.class);
        } catch (JsonProcessingException e) {
            return Json.json().writeValueAsString(new Failure(e.getOriginalMessage()));
        }
        Scored scored = analyzer.score(question.text, question.language, question.targets);
        return Json.json().writeValueAsString(Answer.of(scored, question.targets));
    }

    record Question(String text, String language, List<Target> targets) {
        Question {
            text = Objects.requireNonNullElse(text, "");
            language = Objects.requireNonNullElse(language, "und");
            targets = Objects.requireNonNullElse(targets, List.of());
        }
    }

    private record Failure(String error) {}

    private record Answer(
            @Nullable Label label,
            @Nullable Probabilities p,
            String engine,
            @Nullable String unscored,
            List<TargetAnswer> targets) {

        static Answer of(Scored scored, List<Target> targets) {
            Sentiment whole = scored.whole();
            return new Answer(
                    whole.label(),
                    Probabilities.of(whole),
                    whole.engine(),
                    whole.unscored(),
                    IntStream.range(0, targets.size())
                            .mapToObj(i -> TargetAnswer.of(
                                    targets.get(i).name(), scored.targets().get(i)))
                            .toList());
        }
    }

    private record TargetAnswer(
            String name,
            @Nullable Label label,
            @Nullable Probabilities p,
            String engine,
            @Nullable String unscored) {

        static TargetAnswer of(String name, Sentiment sentiment) {
            return new TargetAnswer(
                    name, sentiment.label(), Probabilities.of(sentiment), sentiment.engine(), sentiment.unscored());
        }
    }

    private record Probabilities(double neg, double neu, double pos) {

        static @Nullable Probabilities of(Sentiment sentiment) {
            return sentiment.isScored()
                    ? new Probabilities(sentiment.negative(), sentiment.neutral(), sentiment.positive())
                    : null;
        }
    }
}
