package dev.grapevine.sentiment;

import java.util.ArrayList;
import java.util.List;

/**
 * A fast engine for every text, and a deep one where it pays: for targets that the fast one is not sure of, or that
 * stand in one text with others.
 *
 * <p>The deep engine's opinion is blended into the fast one's, never put in its place: it reads clauses better and
 * neutral texts worse. Where the deep engine has nothing to say, the fast result stays, with the fast engine's name.
 */
public final class CombinedAnalyzer implements SentimentAnalyzer {

    /** Less than this is not sure. */
    private static final double SURE = 0.6;

    /** How much of the blend is the deep engine's. */
    private static final double DEEP_SHARE = 0.25;

    private final SentimentAnalyzer fast;
    private final SentimentAnalyzer deep;

    public CombinedAnalyzer(SentimentAnalyzer fast, SentimentAnalyzer deep) {
        this.fast = fast;
        this.deep = deep;
    }

    @Override
    public String engine() {
        return fast.engine() + "+" + deep.engine();
    }

    @Override
    public Scored score(String text, String language, List<Target> targets) {
        Scored quick = fast.score(text, language, targets);
        if (!pays(quick)) {
            return quick;
        }
        return blended(quick, deep.score(text, language, targets));
    }

    private static boolean pays(Scored scored) {
        List<Sentiment> targets = scored.targets();
        return scored.whole().isScored()
                && targets.stream().anyMatch(target -> targets.size() > 1 || confidence(target) < SURE);
    }

    private static double confidence(Sentiment sentiment) {
        return Math.max(sentiment.neutral(), Math.max(sentiment.negative(), sentiment.positive()));
    }

    private Scored blended(Scored quick, Scored thorough) {
        List<Sentiment> targets = new ArrayList<>();
        for (int i = 0; i < quick.targets().size(); i++) {
            targets.add(blended(quick.targets().get(i), thorough.targets().get(i)));
        }
        return new Scored(quick.whole(), targets);
    }

    /** Only the balance of negative and positive moves; how neutral it is stays with the fast engine. */
    private Sentiment blended(Sentiment quick, Sentiment thorough) {
        if (!thorough.isScored()) {
            return quick;
        }
        double polar = quick.negative() + quick.positive();
        double share = thorough.positive() / Math.max(1e-9, thorough.positive() + thorough.negative());
        double positive = (1 - DEEP_SHARE) * quick.positive() + DEEP_SHARE * polar * share;
        double negative = polar - positive;
        return Sentiment.of(
                Label.of(negative, quick.neutral(), positive), negative, quick.neutral(), positive, engine());
    }
}
