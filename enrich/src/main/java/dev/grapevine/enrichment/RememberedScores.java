package dev.grapevine.enrichment;

import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine that is not asked twice for the same: a mention comes again whenever its likes change, and many mentions
 * repeat another one word for word.
 *
 * <p>Remembers the answers to the latest questions, each by the first 128 bits of the question's SHA-256, about 300 bytes
 * in all. What was said in a hurry, such as "linear/2 (budget)", or not at all, is asked again.
 */
final class RememberedScores implements SentimentAnalyzer {

    private static final int MOST = 10_000;

    private final SentimentAnalyzer engine;
    private final Map<Question, Scored> answers = new LinkedHashMap<>(16, 0.75f, true);

    private record Question(long high, long low) {}

    RememberedScores(SentimentAnalyzer engine) {
        this.engine = engine;
    }

    @Override
    public String engine() {
        return engine.engine();
    }

    @Override
    public Scored score(String text, String language, List<Target> targets) {
        Question question = question(text, language, targets);
        Optional<Scored> known = known(question);
        if (known.isPresent()) {
            return known.get();
        }
        Scored answer = engine.score(text, language, targets);
        if (isFinal(answer.whole()) && answer.targets().stream().allMatch(RememberedScores::isFinal)) {
            remember(question, answer);
        }
        return answer;
    }

    private synchronized Optional<Scored> known(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    private synchronized void remember(Question question, Scored answer) {
        answers.put(question, answer);
        if (answers.size() > MOST) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    private static boolean isFinal(Sentiment sentiment) {
        return sentiment.isScored() && !sentiment.engine().endsWith(")");
    }

    private static Question question(String text, String language, List<Target> targets) {
        MessageDigest digest = sha256();
        digest.update(language.getBytes(StandardCharsets.UTF_8));
        ByteBuffer places = ByteBuffer.allocate(Integer.BYTES * (1 + 2 * targets.size()));
        places.putInt(targets.size());
        targets.forEach(target -> places.putInt(target.start()).putInt(target.end()));
        digest.update(places.flip());
        targets.forEach(target -> digest.update((target.name() + "\n").getBytes(StandardCharsets.UTF_8)));
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Question(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
