package dev.grapevine.sentiment.corenlp;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import edu.stanford.nlp.ling.CoreAnnotations.CharacterOffsetBeginAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations.CharacterOffsetEndAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations.TokensAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.sentiment.SentimentCoreAnnotations.SentimentAnnotatedTree;
import edu.stanford.nlp.trees.Tree;
import edu.stanford.nlp.util.CoreMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the sentiment of a text and of the clauses in it off the scored parse trees of its sentences. */
final class Reading {

    /** Closer than this to even is too close to call. */
    private static final double CALL = 0.1;

    /** Clauses in the Penn Treebank's labels. */
    private static final Set<String> CLAUSES = Set.of("S", "SBAR", "SINV", "SQ", "SBARQ", "FRAG");

    private final String engine;
    private final List<CoreMap> parsed;

    Reading(String engine, List<CoreMap> sentences) {
        this.engine = engine;
        this.parsed = sentences.stream()
                .filter(sentence -> sentence.get(TokensAnnotation.class).size() <= Pipeline.MAX_WORDS)
                .toList();
    }

    Scored score(List<Target> targets) {
        return new Scored(whole(), targets.stream().map(this::towards).toList());
    }

    /** The mean of the sentences, each as heavy as it has words. */
    private Sentiment whole() {
        double positive = 0;
        double words = 0;
        for (CoreMap sentence : parsed) {
            int length = sentence.get(TokensAnnotation.class).size();
            positive += length * positive(sentence.get(SentimentAnnotatedTree.class));
            words += length;
        }
        return words == 0 ? unread() : sentiment(positive / words);
    }

    private Sentiment towards(Target target) {
        OptionalDouble positive = parsed.stream()
                .filter(sentence -> overlaps(sentence, target))
                .mapToDouble(sentence -> positive(clauseAround(target, sentence)))
                .findFirst();
        return positive.isPresent() ? sentiment(positive.getAsDouble()) : unread();
    }

    /** All sentences were too long to parse, or the one with the target was. */
    private Sentiment unread() {
        return Sentiment.unscored("length", engine);
    }

    private Sentiment sentiment(double positive) {
        return Sentiment.of(label(positive), 1 - positive, 0, positive, engine);
    }

    private static Label label(double positive) {
        if (Math.abs(positive - 0.5) < CALL) {
            return Label.MIXED;
        }
        return positive > 0.5 ? Label.POSITIVE : Label.NEGATIVE;
    }

    /** The smallest clause around the target's first word. */
    private static Tree clauseAround(Target target, CoreMap sentence) {
        Tree root = sentence.get(SentimentAnnotatedTree.class);
        List<Tree> leaves = root.getLeaves();
        List<CoreLabel> tokens = sentence.get(TokensAnnotation.class);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).endPosition() > target.start()) {
                return clauseAbove(leaves.get(i), root);
            }
        }
        return root;
    }

    private static Tree clauseAbove(Tree leaf, Tree root) {
        List<Tree> fromRoot = root.dominationPath(leaf);
        for (int i = fromRoot.size() - 1; i > 0; i--) {
            if (CLAUSES.contains(fromRoot.get(i).value())) {
                return fromRoot.get(i);
            }
        }
        return root;
    }

    private static boolean overlaps(CoreMap sentence, Target target) {
        return sentence.get(CharacterOffsetBeginAnnotation.class) < target.end()
                && sentence.get(CharacterOffsetEndAnnotation.class) > target.start();
    }

    private static double positive(Tree node) {
        return RNNCoreAnnotations.getPredictions(node).get(1);
    }
}
