package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.encoder.Encoder;
import dev.grapevine.sentiment.encoder.Meaning;
import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The engine that knows words by their context: the fast one, and in English, halfway, what a linear model says of the
 * encoder's vectors.
 *
 * <p>Reading takes milliseconds, so each thread has an allowance of time; beyond it the fast answer stands, and its
 * engine says so: "linear/2 (budget)".
 */
public final class ContextAnalyzer implements SentimentAnalyzer {

    private static final String ENGINE = "context/1";

    /** Around a target, or from the beginning: some sentences, whose every piece the encoder reads. */
    private static final int EXCERPT = 1000;

    private final LinearAnalyzer fast = LinearAnalyzer.shared();
    private final Encoder encoder = Encoder.shared();
    private final MeaningModel text = Models.textMeaning();
    private final MeaningModel target = Models.targetMeaning();
    private final LongSupplier nanos;
    private final ThreadLocal<Allowance> allowances;

    private ContextAnalyzer(LongSupplier nanos, double share, long burstNanos) {
        this.nanos = nanos;
        this.allowances = ThreadLocal.withInitial(() -> new Allowance(share, burstNanos, nanos.getAsLong()));
    }

    /** Without an allowance: the same text always gives the same answer, however long it takes. */
    public static ContextAnalyzer unhurried() {
        return new ContextAnalyzer(() -> 0, 0, 1);
    }

    /**
     * @param nanos a clock
     * @param share of the time of each thread that reading may take, 0 to 1
     * @param burstNanos the most that a quiet thread saves up
     */
    public static ContextAnalyzer hurried(LongSupplier nanos, double share, long burstNanos) {
        return new ContextAnalyzer(nanos, share, burstNanos);
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
        Allowance allowance = allowances.get();
        long start = nanos.getAsLong();
        if (!allowance.isLeft(start)) {
            return overBudget(quick);
        }
        Scored read = read(of, targets, quick);
        allowance.spend(nanos.getAsLong() - start);
        return read;
    }

    private static Scored overBudget(Scored quick) {
        return new Scored(
                DeepAnalyzer.marked(quick.whole(), "budget"),
                quick.targets().stream()
                        .map(each -> DeepAnalyzer.marked(each, "budget"))
                        .toList());
    }

    private Scored read(String of, List<Target> targets, Scored quick) {
        Map<Integer, List<Target>> excerpts = new HashMap<>();
        targets.forEach(each -> excerpts.computeIfAbsent(begin(of, each), at -> new ArrayList<>())
                .add(each));
        excerpts.computeIfAbsent(0, at -> new ArrayList<>());
        Sentiment whole = quick.whole();
        Map<Target, Sentiment> answers = new HashMap<>();
        for (Map.Entry<Integer, List<Target>> excerpt : excerpts.entrySet()) {
            int begin = excerpt.getKey();
            Meaning meaning = encoder.read(
                    of.substring(begin, Math.min(of.length(), begin + EXCERPT)), stretches(excerpt.getValue(), begin));
            whole = begin == 0 ? joint(whole, text.probabilities(meaning.ofText())) : whole;
            for (int i = 0; i < excerpt.getValue().size(); i++) {
                Target at = excerpt.getValue().get(i);
                Sentiment before = quick.targets().get(targets.indexOf(at));
                answers.put(at, joint(before, target.probabilities(meaning.ofStretch(i))));
            }
        }
        return new Scored(whole, targets.stream().map(answers::get).toList());
    }

    /** Where the excerpt that a target is read in begins; 0 as long as the beginning holds it. */
    private static int begin(String of, Target at) {
        return at.end() <= EXCERPT ? 0 : Math.max(0, Math.min(at.start() - EXCERPT / 2, of.length() - EXCERPT));
    }

    private static List<Stretch> stretches(List<Target> targets, int begin) {
        return targets.stream()
                .map(at -> new Stretch(at.start() - begin, Math.min(EXCERPT, at.end() - begin)))
                .toList();
    }

    /** The geometric mean of two opinions (Hinton 2002, "products of experts"). */
    private static Sentiment joint(Sentiment quick, double[] read) {
        if (!quick.isScored()) {
            return quick;
        }
        double[] p = {half(quick.negative(), read[0]), half(quick.neutral(), read[1]), half(quick.positive(), read[2])};
        Softmax.normalize(p);
        return Sentiment.of(Label.of(p[0], p[1], p[2]), p[0], p[1], p[2], ENGINE);
    }

    private static double half(double a, double b) {
        return (Math.log(Math.max(1e-6, a)) + Math.log(Math.max(1e-6, b))) / 2;
    }
}
