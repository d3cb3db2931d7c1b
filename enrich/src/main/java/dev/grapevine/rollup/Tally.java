package dev.grapevine.rollup;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.sentiment.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns recounts into what they add to rollups. Negative numbers take back; zero is no number at all. */
public final class Tally {

    private Tally() {}

    /** What a recount adds: nothing, one rollup, or two where the mention moved from one to another; by id. */
    public static List<Rollup> of(Recount recount) {
        Map<String, Rollup> tally = new TreeMap<>();
        long version = recount.document().version();
        add(tally, recount.retract(), -1, version);
        add(tally, recount.add(), 1, version);
        tally.values().removeIf(Tally::isNothing);
        return List.copyOf(tally.values());
    }

    /** The sum of two rollups of the same brand, source and bin. */
    public static Rollup sum(Rollup a, Rollup b) {
        return new Rollup(
                Rollup.VERSION,
                a.brand(),
                a.source(),
                a.bin(),
                Math.max(a.version(), b.version()),
                a.mentions() + b.mentions(),
                a.primaries() + b.primaries(),
                a.stories() + b.stories(),
                a.authors() + b.authors(),
                a.negative() + b.negative(),
                a.neutral() + b.neutral(),
                a.positive() + b.positive(),
                a.mixed() + b.mixed(),
                a.unscored() + b.unscored(),
                a.reach() + b.reach(),
                a.engagement() + b.engagement(),
                a.rated() + b.rated(),
                exact(a.stars() + b.stars()));
    }

    /** To a millionth of a star, so that what was added and taken back leaves nothing, in whatever order. */
    private static double exact(double stars) {
        return Math.rint(stars * 1e6) / 1e6 + 0.0;
    }

    private static void add(Map<String, Rollup> tally, @Nullable Counted counted, int sign, long version) {
        if (counted != null && !counted.own()) {
            Rollup one = one(counted, sign, version);
            tally.merge(one.id(), one, Tally::sum);
        }
    }

    private static Rollup one(Counted counted, int sign, long version) {
        Label label = counted.label();
        Double stars = counted.stars();
        Instant bin = Rollup.binOf(counted.eventTime());
        return new Rollup(
                Rollup.VERSION,
                counted.brand(),
                counted.source(),
                bin,
                version,
                sign,
                counted.primary() ? sign : 0,
                counted.storyFirst() ? sign : 0,
                counted.voiceFirst() ? sign : 0,
                label == Label.NEGATIVE ? sign : 0,
                label == Label.NEUTRAL ? sign : 0,
                label == Label.POSITIVE ? sign : 0,
                label == Label.MIXED ? sign : 0,
                label == null ? sign : 0,
                sign * counted.reach(),
                sign * counted.engagement(),
                stars == null ? 0 : sign,
                stars == null ? 0 : exact(sign * stars));
    }

    private static boolean isNothing(Rollup r) {
        boolean counts = (r.mentions() | r.primaries() | r.stories() | r.authors() | r.rated()) != 0;
        boolean labels = (r.negative() | r.neutral() | r.positive() | r.mixed() | r.unscored()) != 0;
        return !counts && !labels && (r.reach() | r.engagement()) == 0 && r.stars() == 0;
    }
}
