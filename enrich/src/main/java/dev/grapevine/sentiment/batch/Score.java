package dev.grapevine.sentiment.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.json.Json;
import dev.grapevine.sentiment.Emotion;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Language;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores JSON lines: {@code {text, language, targets:[{name, start, end}]}} in, {@code {label, p:{neg, neu, pos},
 * engine, unscored, targets:[{name, label, p, engine, unscored}]}} out, a line for a line.
 *
 * <p>Language and targets may be left out, and so may a target's place. A line that cannot be read, or whose target is
 * not in the text, becomes {@code {error}}.
 */
public final class Score {

    private final SentimentAnalyzer analyzer;
    private final boolean details;
    private int failures;

    public Score(SentimentAnalyzer analyzer) {
        this(analyzer, false);
    }

    /** @param details answers also hold {@code emotion}, {@code language: {code, p}} and {@code sentences: [{start, end, label, p}]} */
    public Score(SentimentAnalyzer analyzer, boolean details) {
        this.analyzer = analyzer;
        this.details = details;
    }

    /** How many lines could not be read so far. */
    public int failures() {
        return failures;
    }

    /** The answer to one line, without a line break. */
    public String answer(String line) {
        try {
            Question question = Json.json().readValue(line, Question.class);
            List<Target> targets = question.places();
            Scored scored = analyzer.score(question.text, question.language, targets);
            Answer answer = Answer.of(scored, targets);
            return written(
                    details ? answer.with(scored.whole().emotion(), language(question), sentences(question)) : answer);
        } catch (JsonProcessingException e) {
            return failure(e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return failure(e.getMessage());
        }
    }

    private @Nullable Language language(Question question) {
        return analyzer.language(question.text).orElse(null);
    }

    private List<SentenceAnswer> sentences(Question question) {
        return analyzer.parts(question.text, question.language).stream()
                .map(part -> new SentenceAnswer(
                        part.start(), part.end(), part.sentiment().label(), Probabilities.of(part.sentiment())))
                .toList();
    }

    private String failure(@Nullable String why) {
        failures++;
        return written(new Failure(Objects.requireNonNullElse(why, "unreadable")));
    }

    private static String written(Object value) {
        try {
            return Json.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }

    record Question(String text, String language, List<Asked> targets) {
        Question {
            text = Objects.requireNonNullElse(text, "");
            language = Objects.requireNonNullElse(language, "und");
            targets = Objects.requireNonNullElse(targets, List.of());
        }

        List<Target> places() {
            return targets.stream().map(target -> target.in(text)).toList();
        }
    }

    /**
     * A target as asked for. Where its place does not hold its name, or has none, it is the nearest place that does:
     * many count characters beyond the first 65,536 as one, not as two.
     */
    record Asked(
            @Nullable String name,
            @Nullable Integer start,
            @Nullable Integer end) {

        Target in(String text) {
            int from = Objects.requireNonNullElse(start, 0);
            int to = Objects.requireNonNullElse(end, from);
            boolean inside = from >= 0 && from < to && to <= text.length();
            if (name == null || name.isEmpty()) {
                require(inside, "a target needs a name, or start and end within the text");
                return new Target(text.substring(from, to), from, to);
            }
            if (inside && text.substring(from, to).equalsIgnoreCase(name)) {
                return new Target(name, from, to);
            }
            int nearest = nearest(name, text, from);
            require(inside || nearest >= 0, "target " + name + " is not in the text, nor are its start and end");
            return nearest < 0 ? new Target(name, from, to) : new Target(name, nearest, nearest + name.length());
        }

        private static void require(boolean right, String otherwise) {
            if (!right) {
                throw new IllegalArgumentException(otherwise);
            }
        }

        /** -1 where the name is not in the text. */
        private static int nearest(String name, String text, int to) {
            int nearest = -1;
            for (int at = 0; at + name.length() <= text.length(); at++) {
                boolean nearer = nearest < 0 || Math.abs(at - to) < Math.abs(nearest - to);
                if (nearer && text.regionMatches(true, at, name, 0, name.length())) {
                    nearest = at;
                }
            }
            return nearest;
        }
    }

    private record Failure(String error) {}

    private record Answer(
            @Nullable Label label,
            @Nullable Probabilities p,
            String engine,
            @Nullable String unscored,
            List<TargetAnswer> targets,
            @Nullable Emotion emotion,
            @Nullable Language language,
            @Nullable List<SentenceAnswer> sentences) {

        Answer with(@Nullable Emotion felt, @Nullable Language told, List<SentenceAnswer> parts) {
            return new Answer(label, p, engine, unscored, targets, felt, told, parts);
        }

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
                            .toList(),
                    null,
                    null,
                    null);
        }
    }

    private record SentenceAnswer(
            int start,
            int end,
            @Nullable Label label,
            @Nullable Probabilities p) {}

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
