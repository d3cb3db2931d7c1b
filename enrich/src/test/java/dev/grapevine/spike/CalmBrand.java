package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.health.Standings;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.sentiment.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * An invented brand about which nothing special is said, heard by the job's own {@link Decisions}: talk that has a
 * rhythm and wanders, some of it negative, with ratings, questions and copies, on one to six sources that are polled.
 *
 * <p>Everything that {@link BrandWatch} counts is counted; texts are left out, which decide nothing but must-see rules.
 */
final class CalmBrand {

    private static final Instant MONDAY = Heard.MONDAY;

    private final Brand brand;
    private final Traffic traffic;
    private final SplittableRandom random;
    private final Decisions decisions = Decisions.start(Tuning.DEFAULT);
    private final Map<Kind, Integer> opened = new EnumMap<>(Kind.class);
    private final double[] shares;
    private final int[] polls;
    private final double rated;
    private final double contentment;
    private final double asking;
    private final double copied;
    private double wandered;

    private CalmBrand(Brand brand, long seed) {
        this.brand = brand;
        this.traffic = Traffic.any(seed);
        this.random = new SplittableRandom(seed * 31 + 17);
        int sources = random.nextInt(1, 7);
        this.shares = random.doubles(sources, 0.05, 1).toArray();
        this.polls = random.ints(sources, 1, 13).toArray();
        this.rated = random.nextDouble(0, 0.5);
        this.contentment = random.nextDouble(0.5, 0.95);
        this.asking = random.nextDouble(0.02, 0.25);
        this.copied = random.nextDouble(0, 0.4);
    }

    static CalmBrand of(long seed) {
        return new CalmBrand(Heard.BRAND, seed);
    }

    /** How many incidents and notices of each kind it opens in so many weeks. */
    Map<Kind, Integer> live(int weeks) {
        int[][] pending = new int[shares.length][2];
        for (int bin = 0; bin < weeks * 7 * 288; bin++) {
            wandered = traffic.next(wandered);
            spread(traffic.stories(bin, wandered), pending);
            hear(bin, pending);
        }
        return opened;
    }

    int stateBytes() {
        return Encoded.sizeOf(decisions);
    }

    /** Each source is told its part when it is polled next. */
    private void spread(int stories, int[][] pending) {
        double left = 0;
        for (double share : shares) {
            left += share;
        }
        int rest = stories;
        for (int i = 0; i < shares.length; i++) {
            int part = i == shares.length - 1 ? rest : Traffic.binomial(random, rest, shares[i] / left);
            left -= shares[i];
            rest -= part;
            pending[i][0] += part;
            pending[i][1] += traffic.negative(part);
        }
    }

    private void hear(int bin, int[][] pending) {
        Instant at = MONDAY.plus(Duration.ofMinutes(5L * bin));
        decisions.advance(SpikeDetector.bin(at), brand, Standings.UNKNOWN);
        for (int i = 0; i < shares.length; i++) {
            if (pending[i][0] > 0 && bin % polls[i] == 0) {
                take("source" + i, at, pending[i][0], pending[i][1]);
                pending[i][0] = 0;
                pending[i][1] = 0;
            }
        }
        Decisions.Decided decided = decisions.decide(brand, Tuning.DEFAULT.holdBins());
        if (decided.step() == IncidentEvent.Type.OPENED) {
            opened.merge(decisions.episode().kind(), 1, Integer::sum);
        }
        decided.notices().stream()
                .filter(step -> step.type() == IncidentEvent.Type.OPENED)
                .forEach(step -> opened.merge(step.notice().kind(), 1, Integer::sum));
    }

    private void take(String source, Instant at, int stories, int negative) {
        int copies = Traffic.poisson(random, stories * copied * random.nextDouble(0.5, 1.5));
        Batch batch = new Batch(source, at, at, stories, negative, copies);
        decisions.detector().add(batch, false, brand.zone());
        decisions.lookout().copied(batch);
        tell(at, Traffic.binomial(random, stories, asking), null, true);
        int ratings = Traffic.binomial(random, stories, rated);
        for (int i = 0; i < ratings; i++) {
            tell(at, 1, stars(), false);
        }
    }

    private double stars() {
        return random.nextDouble() < contentment ? random.nextInt(4, 6) : random.nextInt(1, 4);
    }

    private void tell(Instant at, int times, @Nullable Double stars, boolean asks) {
        Counted counted = new Counted(
                "m", brand.id(), "s", at, at, Label.NEUTRAL, true, "m", true, "m", true, false, 0, 0, stars);
        for (int i = 0; i < times; i++) {
            decisions.lookout().count(counted, asks, 1);
        }
    }
}
