package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Measures a target's surroundings without knowing how the sentence is built. */
final class TargetMeasures {

    private static final int[] WINDOWS = {3, 6};
    private static final int FAR = 10;
    private static final int NEAR = 4;
    private static final int COUNTED = 8;

    private final Surroundings at;
    private final Measures measures;

    private TargetMeasures(Surroundings at, Measures measures) {
        this.at = at;
        this.measures = measures;
    }

    static void add(Surroundings at, Measures measures) {
        TargetMeasures target = new TargetMeasures(at, measures);
        target.judgements();
        target.polarities(at.valences);
        target.polarities(at.learned);
        target.shape();
    }

    private void judgements() {
        int from = at.place.from();
        int to = at.place.to();
        measures.judgement(at.tokens);
        measures.judgement(at.between(at.segmentStart(), at.segmentEnd()));
        for (int window : WINDOWS) {
            measures.judgement(at.between(from - window, to + window));
            measures.judgement(at.between(to, to + window));
            measures.judgement(at.between(from - window, from));
        }
        measures.judgement(at.between(to, to + FAR));
        measures.judgement(IntStream.range(at.segmentStart(), at.segmentEnd())
                .filter(i -> !at.isTarget(i))
                .mapToObj(at.tokens::get)
                .toList());
    }

    /** Sums by nearness and side, extremes, and the nearest feeling on each side. */
    private void polarities(double[] feelings) {
        double near = 0;
        double around = 0;
        double segment = 0;
        double before = 0;
        double behind = 0;
        double firstBefore = 0;
        double firstBehind = 0;
        double max = 0;
        double min = 0;
        int count = 0;
        for (int i = 0; i < feelings.length; i++) {
            double feeling = feelings[i];
            if (feeling == 0) {
                continue;
            }
            near += feeling * at.nearness(i, 2.5);
            around += feeling * at.nearness(i, 8);
            segment += at.isInSegment(i) ? feeling : 0;
            max = Math.max(max, feeling);
            min = Math.min(min, feeling);
            count += at.distance(i) <= COUNTED ? 1 : 0;
            if (i < at.place.from()) {
                before += feeling;
                firstBefore = feeling * at.nearness(i, 6);
            } else {
                behind += feeling;
                firstBehind = firstBehind == 0 ? feeling * at.nearness(i, 6) : firstBehind;
            }
        }
        double[] all = {near, around, segment, before, behind, firstBefore, firstBehind, max, min, count};
        for (double each : all) {
            measures.add(each);
        }
        measures.add(before + behind);
        measures.add(Math.min(max, -min));
    }

    private void shape() {
        int from = at.place.from();
        int to = at.place.to();
        measures.add(Math.log(at.size()));
        measures.add(from / (double) at.size());
        measures.add(at.segmentEnd() - at.segmentStart());
        measures.add(to - from);
        measures.add(IntStream.range(Math.max(0, from - NEAR), Math.min(at.size(), to + NEAR))
                .anyMatch(i -> at.negated[i]));
        measures.add(at.negated[from]);
        count(token -> token.is(","));
        count(token -> Words.TURNS.contains(token.form()));
        count(token -> token.form().contains("?"));
    }

    private void count(Predicate<Token> which) {
        measures.add((double) at.tokens.stream().filter(which).count());
    }
}
