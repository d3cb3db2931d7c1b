package dev.grapevine.sentiment.corenlp;

import dev.grapevine.sentiment.syntax.Sentence;
import dev.grapevine.sentiment.syntax.Sentence.Node;
import dev.grapevine.sentiment.syntax.Sentence.Word;
import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import edu.stanford.nlp.ling.CoreAnnotations.CharacterOffsetBeginAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations.CharacterOffsetEndAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations.TokensAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.IndexedWord;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations.BasicDependenciesAnnotation;
import edu.stanford.nlp.semgraph.SemanticGraphEdge;
import edu.stanford.nlp.sentiment.SentimentCoreAnnotations.SentimentAnnotatedTree;
import edu.stanford.nlp.trees.Tree;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns CoreNLP's annotations of one sentence into a plain value. */
final class SentenceReader {

    private static final int ROOT = -1;
    private static final int UNKNOWN = -2;

    private final List<CoreLabel> tokens;
    private final int[] governors;
    private final String[] relations;
    private final List<Node> nodes = new ArrayList<>();

    private SentenceReader(List<CoreLabel> tokens) {
        this.tokens = tokens;
        this.governors = new int[tokens.size()];
        this.relations = new String[tokens.size()];
        Arrays.fill(governors, UNKNOWN);
        Arrays.fill(relations, "");
    }

    static boolean touches(CoreMap sentence, Stretch stretch) {
        return sentence.get(CharacterOffsetBeginAnnotation.class) < stretch.end()
                && sentence.get(CharacterOffsetEndAnnotation.class) > stretch.start();
    }

    /** Past the parser's limit CoreNLP makes a flat tree up, which says nothing: such a sentence has no nodes. */
    static Sentence sentence(CoreMap annotated) {
        SentenceReader reader = new SentenceReader(annotated.get(TokensAnnotation.class));
        if (reader.tokens.size() <= Pipeline.MAX_WORDS) {
            reader.dependencies(annotated.get(BasicDependenciesAnnotation.class));
            reader.tree(annotated.get(SentimentAnnotatedTree.class), 0);
        }
        return new Sentence(reader.words(), reader.nodes);
    }

    private void dependencies(@Nullable SemanticGraph graph) {
        if (graph == null) {
            return;
        }
        for (SemanticGraphEdge edge : graph.edgeIterable()) {
            depends(
                    edge.getDependent(),
                    edge.getGovernor().index() - 1,
                    edge.getRelation().toString());
        }
        for (IndexedWord root : graph.getRoots()) {
            depends(root, ROOT, "root");
        }
    }

    private void depends(IndexedWord word, int governor, String relation) {
        governors[word.index() - 1] = governor;
        relations[word.index() - 1] = relation;
    }

    /** The place behind the tree's last word. */
    private int tree(Tree tree, int from) {
        if (tree.isLeaf()) {
            return from + 1;
        }
        int place = nodes.size();
        nodes.add(new Node(tree.value(), from, from + 1, positive(tree)));
        int to = from;
        for (Tree child : tree.children()) {
            to = tree(child, to);
        }
        Node whole = nodes.get(place);
        nodes.set(place, new Node(whole.label(), from, to, whole.positive()));
        return to;
    }

    private static float positive(Tree node) {
        return (float) RNNCoreAnnotations.getPredictions(node).get(1);
    }

    private List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            CoreLabel token = tokens.get(i);
            words.add(new Word(
                    token.beginPosition(), token.endPosition(), token.word(), token.tag(), governors[i], relations[i]));
        }
        return words;
    }
}
