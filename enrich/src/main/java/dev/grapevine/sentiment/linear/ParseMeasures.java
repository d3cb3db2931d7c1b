package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.syntax.Sentence;
import dev.grapevine.sentiment.syntax.Sentence.Node;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the parse says of a target: the clause and phrases around it, what the network says of each, and the
 * words that it depends on or that depend on it.
 */
final class ParseMeasures {

    /** Clauses in the Penn Treebank's labels. */
    private static final Set<String> CLAUSES = Set.of("S", "SBAR", "SINV", "SQ", "SBARQ", "FRAG");

    private final Surroundings at;
    private final Measures measures;
    private final Sentence sentence;
    private final Words words;

    private ParseMeasures(Surroundings at, Sentence sentence, Measures measures) {
        this.at = at;
        this.sentence = sentence;
        this.measures = measures;
        this.words = Words.of(at, sentence);
    }

    /** @param sentence the one with the target in it, with its tree */
    static void add(Surroundings at, Sentence sentence, Measures measures) {
        ParseMeasures parse = new ParseMeasures(at, sentence, measures);
        Scopes scopes = parse.scopes();
        parse.judgements(scopes);
        parse.network(scopes);
        DependencyMeasures.add(at, sentence, parse.words, measures);
    }

    /** The sentence that a target stands in, where it was parsed. */
    static @Nullable Sentence around(List<Sentence> sentences, int start, int end) {
        return sentences.stream()
                .filter(sentence -> sentence.start() < end
                        && sentence.end() > start
                        && !sentence.nodes().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /**
     * The target among the words of the parse, and the places of these among the tokens.
     *
     * @param tokens of each word of the parse
     */
    record Words(int from, int to, int[] tokens) {

        static Words of(Surroundings at, Sentence sentence) {
            int start = at.tokens.get(at.place.from()).start();
            int end = at.tokens.get(at.place.to() - 1).end();
            List<Sentence.Word> words = sentence.words();
            int from = 0;
            while (from < words.size() - 1 && words.get(from).end() <= start) {
                from++;
            }
            int to = from + 1;
            while (to < words.size() && words.get(to).start() < end) {
                to++;
            }
            return new Words(from, to, tokens(at, words));
        }

        private static int[] tokens(Surroundings at, List<Sentence.Word> words) {
            int[] tokens = new int[words.size()];
            int token = 0;
            for (int i = 0; i < tokens.length; i++) {
                while (token < at.size() - 1
                        && at.tokens.get(token).end() <= words.get(i).start()) {
                    token++;
                }
                tokens[i] = token;
            }
            return tokens;
        }

        boolean isTarget(int word) {
            return word >= from && word < to;
        }

        int length() {
            return to - from;
        }
    }

    /** Parts of the sentence around the target, from the whole down. */
    private record Scopes(
            Node root,
            Node outer,
            Node clause,
            Node six,
            Node three,
            @Nullable Node noun,
            @Nullable Node verb) {}

    private Scopes scopes() {
        Node root = sentence.nodes().get(0);
        Node outer = root;
        Node clause = root;
        Node six = root;
        Node three = root;
        Node noun = null;
        Node verb = null;
        for (Node node : sentence.nodes()) {
            int more = node.length() - words.length();
            if (node.from() > words.from || node.to() < words.to) {
                continue;
            }
            if (CLAUSES.contains(node.label()) && more > 1) {
                outer = clause;
                clause = node;
            }
            six = more >= 5 ? node : six;
            three = more >= 2 ? node : three;
            noun = node.label().equals("NP") && (noun == null || more >= 3) ? node : noun;
            verb = node.label().equals("VP") ? node : verb;
        }
        return new Scopes(root, outer, clause, six, three, noun, verb);
    }

    private void judgements(Scopes scopes) {
        judgement(scopes.clause);
        judgement(scopes.outer);
        judgement(scopes.six);
        judgement(scopes.noun);
        for (double[] feelings : List.of(at.valences, at.learned)) {
            double inside = sum(feelings, scopes.clause);
            measures.add(inside);
            measures.add(sum(feelings, scopes.root) - inside);
            measures.add(sum(feelings, scopes.three));
            measures.add(scopes.noun == null ? 0 : sum(feelings, scopes.noun));
        }
        measures.add(scopes.clause.equals(scopes.root));
        measures.add(scopes.clause.length());
    }

    private void judgement(@Nullable Node node) {
        measures.judgement(
                node == null ? List.of() : at.between(words.tokens[node.from()], words.tokens[node.to() - 1] + 1));
    }

    private double sum(double[] feelings, Node node) {
        return IntStream.range(node.from(), node.to())
                .filter(word -> !words.isTarget(word))
                .mapToDouble(word -> feelings[words.tokens[word]])
                .sum();
    }

    private void network(Scopes scopes) {
        for (Node node : List.of(scopes.root, scopes.clause, scopes.outer, scopes.three, scopes.six)) {
            measures.add(Measures.odds(node.positive()));
        }
        measures.add(scopes.noun == null ? 0 : Measures.odds(scopes.noun.positive()));
        measures.add(scopes.verb == null ? 0 : Measures.odds(scopes.verb.positive()));
        extremes(node -> node.from() <= words.from && node.to() >= words.to && node.length() > words.length());
        extremes(node -> node.from() >= scopes.clause.from() && node.to() <= scopes.clause.to());
    }

    private void extremes(Predicate<Node> which) {
        double[] odds = sentence.nodes().stream()
                .filter(which)
                .mapToDouble(node -> Measures.odds(node.positive()))
                .toArray();
        measures.add(
                IntStream.range(0, odds.length).mapToDouble(i -> odds[i]).max().orElse(0));
        measures.add(
                IntStream.range(0, odds.length).mapToDouble(i -> odds[i]).min().orElse(0));
        measures.add(IntStream.range(0, odds.length)
                .mapToDouble(i -> odds[i])
                .average()
                .orElse(0));
    }
}
