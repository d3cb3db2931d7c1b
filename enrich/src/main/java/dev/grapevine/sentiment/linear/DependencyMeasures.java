package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.syntax.Sentence;
import dev.grapevine.sentiment.text.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Measures the words near a target by the dependencies between them rather than by their order. */
final class DependencyMeasures {

    /** Another clause or another part of a list: what stands there is less about the target. */
    private static final Set<String> LOOSE = Set.of("conj", "parataxis", "advcl", "ccomp");

    private static final List<String> RELATIONS =
            List.of("nsubj", "obj", "nmod", "obl", "conj", "amod", "root", "compound");

    private static final int UNREACHED = 99;
    private static final int RINGS = 4;
    private static final int JUDGED = 3;
    private static final double DECAY = 1.3;

    private final Surroundings at;
    private final Sentence sentence;
    private final ParseMeasures.Words words;
    private final Measures measures;
    private final int[] steps;

    private DependencyMeasures(Surroundings at, Sentence sentence, ParseMeasures.Words words, Measures measures) {
        this.at = at;
        this.sentence = sentence;
        this.words = words;
        this.measures = measures;
        this.steps = steps();
    }

    static void add(Surroundings at, Sentence sentence, ParseMeasures.Words words, Measures measures) {
        DependencyMeasures dependencies = new DependencyMeasures(at, sentence, words, measures);
        dependencies.rings(at.valences);
        dependencies.rings(at.learned);
        for (int most = 1; most <= JUDGED; most++) {
            measures.judgement(dependencies.within(most));
        }
        dependencies.role();
    }

    /** How many dependencies each word is away from the target. */
    private int[] steps() {
        int[] found = new int[sentence.words().size()];
        Arrays.fill(found, UNREACHED);
        Arrays.fill(found, words.from(), words.to(), 0);
        List<List<Integer>> dependents = dependents();
        Deque<Integer> open = new ArrayDeque<>();
        IntStream.range(words.from(), words.to()).forEach(open::add);
        while (!open.isEmpty()) {
            int word = open.remove();
            int governor = sentence.words().get(word).governor();
            if (governor >= 0 && found[governor] == UNREACHED) {
                found[governor] = found[word] + 1;
                open.add(governor);
            }
            for (int dependent : dependents.get(word)) {
                if (found[dependent] == UNREACHED) {
                    found[dependent] = found[word] + (LOOSE.contains(relation(dependent)) ? 2 : 1);
                    open.add(dependent);
                }
            }
        }
        return found;
    }

    private List<List<Integer>> dependents() {
        List<List<Integer>> dependents = new ArrayList<>();
        sentence.words().forEach(word -> dependents.add(new ArrayList<>()));
        for (int i = 0; i < dependents.size(); i++) {
            int governor = sentence.words().get(i).governor();
            if (governor >= 0) {
                dependents.get(governor).add(i);
            }
        }
        return dependents;
    }

    private String relation(int word) {
        String relation = sentence.words().get(word).relation();
        int subtype = relation.indexOf(':');
        return subtype < 0 ? relation : relation.substring(0, subtype);
    }

    private void rings(double[] feelings) {
        double near = 0;
        double[] rings = new double[RINGS];
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] > 0 && steps[i] < UNREACHED) {
                double feeling = feelings[words.tokens()[i]];
                near += feeling * Math.exp((1 - steps[i]) / DECAY);
                rings[Math.min(RINGS, steps[i]) - 1] += feeling;
            }
        }
        measures.add(near);
        for (double ring : rings) {
            measures.add(ring);
        }
    }

    /** The tokens within so many dependencies, in their order. */
    private List<Token> within(int most) {
        return IntStream.range(0, steps.length)
                .filter(i -> steps[i] <= most)
                .map(i -> words.tokens()[i])
                .distinct()
                .sorted()
                .mapToObj(at.tokens::get)
                .toList();
    }

    /** How the target depends on the rest. */
    private void role() {
        int head = IntStream.range(words.from(), words.to())
                .filter(i -> !words.isTarget(sentence.words().get(i).governor()))
                .findFirst()
                .orElse(words.from());
        RELATIONS.forEach(relation -> measures.add(relation(head).equals(relation)));
    }
}
