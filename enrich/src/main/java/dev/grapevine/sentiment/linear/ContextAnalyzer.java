package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.encoder.Encoder;
import dev.grapevine.sentiment.encoder.Meaning;
import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The engine that knows words by their context: the fast one, and in English, halfway, what models of their own say of the
 * encoder's vectors.
 *
 * <p>Reading takes milliseconds, so each thread has an allowance of time; beyond it the fast answer stands, and its
 * engine says so: "linear/2 (budget)".
 */
public final class ContextAnalyzer implements SentimentAnalyzer {

    private static final String ENGINE = "context/2";

    /** Around a target, or from the beginning: some sentences, whose every piece the encoder reads. */
    private static final int EXCERPT = 1000;

    /** At least so much of an excerpt stands before its target; targets within a step are read together. */
    private static final int AHEAD = 400;

    private static final int STEP = 200;

    /** Each takes tens of milliseconds; a target farther on keeps the fast answer, marked "(length)". */
    private static final int MOST_EXCERPTS = 9;

    /** How much the vectors count beside the words; chosen on texts kept aside, for targets by cross-validation. */
    private static final double TEXT_SHARE = 0.5;

    private static final double TARGET_SHARE = 2 / 3.0;

    private final LinearAnalyzer fast = LinearAnalyzer.shared();
    private final Encoder encoder = Encoder.shared();
    private final MeaningModel text = Models.textMeaning();
    private final AttentionModel target = Models.targetMeaning();
    private final MeaningModel emotion = Models.emotionMeaning();
    private final Allowances allowances;

    private ContextAnalyzer(Allowances allowances) {
        this.allowances = allowances;
    }

    /** Without an allowance: the same text always gives the same answer, however long it takes. */
    public static ContextAnalyzer unhurried() {
        return new ContextAnalyzer(Allowances.unlimited());
    }

    /**
     * @param nanos a clock
     * @param share of the time of each thread that reading may take, 0 to 1
     * @param burstNanos the most that a quiet thread saves up
     */
    public static ContextAnalyzer hurried(LongSupplier nanos, DoubleSupplier share, long burstNanos) {
        return new ContextAnalyzer(Allowances.of(nanos, share, burstNanos));
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Part> parts(String of, String language) {
        return fast.parts(of, language);
    }

    @Override
    public Optional<Language> language(String of) {
        return fast.language(of);
    }

    @Override
    public Scored score(String of, String language, List<Target> targets) {
        Scored quick = fast.score(of, language, targets);
        if (!quick.whole().isScored() || !"en".equals(fast.language(of, language))) {
            return quick;
        }
        return allowances.spend(() -> read(of, targets, quick)).orElseGet(() -> overBudget(quick));
    }

    private static Scored overBudget(Scored quick) {
        return new Scored(
                quick.whole().hasty("budget"),
                quick.targets().stream().map(each -> each.hasty("budget")).toList());
    }

    private Scored read(String of, List<Target> targets, Scored quick) {
        Sentiment whole = quick.whole();
        Sentiment[] answers =
                quick.targets().stream().map(each -> each.hasty("length")).toArray(Sentiment[]::new);
        double[] domains = targets.isEmpty() ? new double[0] : fast.domains(of);
        for (Map.Entry<Integer, List<Integer>> excerpt : excerpts(of, targets).entrySet()) {
            Meaning meaning = meaning(of, excerpt.getKey(), excerpt.getValue(), targets);
            whole = excerpt.getKey() == 0 ? whole(of, whole, meaning.ofText()) : whole;
            for (int i = 0; i < excerpt.getValue().size(); i++) {
                int at = excerpt.getValue().get(i);
                answers[at] = joint(
                        quick.targets().get(at), target.probabilities(meaning.ofStretch(i), domains), TARGET_SHARE);
            }
        }
        return new Scored(whole, List.of(answers));
    }

    /** Where each excerpt begins, and the places of the targets that are read in it; the beginning is always one. */
    private static SortedMap<Integer, List<Integer>> excerpts(String of, List<Target> targets) {
        SortedMap<Integer, List<Integer>> excerpts = new TreeMap<>();
        excerpts.put(0, new ArrayList<>());
        for (int i = 0; i < targets.size(); i++) {
            int begin = begin(of, targets.get(i));
            if (excerpts.containsKey(begin) || excerpts.size() < MOST_EXCERPTS) {
                excerpts.computeIfAbsent(begin, any -> new ArrayList<>()).add(i);
            }
        }
        return excerpts;
    }

    private Meaning meaning(String of, int begin, List<Integer> places, List<Target> targets) {
        String excerpt = of.substring(begin, Math.min(of.length(), begin + EXCERPT));
        return encoder.read(
                excerpt,
                places.stream()
                        .map(at -> stretch(targets.get(at), begin, excerpt.length()))
                        .toList());
    }

    private Sentiment whole(String of, Sentiment quick, float[] meaning) {
        double[] felt = Emotions.joint(fast.emotions(of), emotion.probabilities(meaning));
        return joint(quick, text.probabilities(meaning), TEXT_SHARE).feltWith(Emotions.sure(felt));
    }

    /** Where the excerpt that a target is read in begins: 0 as long as the beginning holds it, else by steps. */
    private static int begin(String of, Target at) {
        int start = Math.min(at.start(), of.length() - 1);
        return at.end() <= EXCERPT || start < AHEAD ? 0 : (start - AHEAD) / STEP * STEP;
    }

    private static Stretch stretch(Target at, int begin, int length) {
        int start = Math.min(Math.max(0, at.start() - begin), length);
        return new Stretch(start, Math.min(Math.max(start, at.end() - begin), length));
    }

    /** The weighted geometric mean of two opinions (Hinton 2002, "products of experts"). */
    private static Sentiment joint(Sentiment quick, double[] read, double share) {
        if (!quick.isScored()) {
            return quick;
        }
        double[] p = {
            mean(quick.negative(), read[0], share),
            mean(quick.neutral(), read[1], share),
            mean(quick.positive(), read[2], share)
        };
        Softmax.normalize(p);
        return Sentiment.of(Label.of(p[0], p[1], p[2]), p[0], p[1], p[2], ENGINE);
    }

    private static double mean(double quick, double read, double share) {
        return (1 - share) * Math.log(Math.max(1e-6, quick)) + share * Math.log(Math.max(1e-6, read));
    }
}
