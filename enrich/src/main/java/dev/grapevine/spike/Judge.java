package dev.grapevine.spike;

import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.time.ZoneId;
import java.util.function.IntPredicate;

/**
 * Says of the window that ends with a bin how unusual it is, and whether it is volume or the negative ones that stand
 * out.
 *
 * @param caution factor on the threshold while little is known of the brand
 * @param learnt whether enough is known to call anything unusual
 */
record Judge(
        Tuning tuning,
        Signal volume,
        Signal negative,
        Baseline baseline,
        AlertPolicy policy,
        ZoneId zone,
        double caution,
        boolean learnt) {

    private static final double SHARE_Z = 4;

    /** The reading to go by, of the windows that end with one of these bins. */
    Reading most(long from, long to) {
        Reading best = reading(from);
        for (long end = from + 1; end <= to; end++) {
            Reading next = reading(end);
            best = next.outdoes(best) ? next : best;
        }
        return best;
    }

    private Reading reading(long end) {
        Reading loud = reading(volume, end, baseline.usual(zone), bins -> true);
        Reading bad = reading(negative, end, baseline.usualNegative(zone), bins -> shareZ(end, bins) > SHARE_Z);
        if (bad.unusual()) {
            return bad;
        }
        boolean mostlyBad = loud.unusual() && shareZ(end, loud.bins()) >= SHARE_Z - 1;
        return mostlyBad ? as(Kind.NEGATIVE, loud) : loud;
    }

    private Reading reading(Signal signal, long end, Usual usual, IntPredicate also) {
        double surprise = signal.surprise(end, usual);
        boolean unusual = learnt
                && surprise >= tuning.open(policy.sensitivity()) * caution
                && signal.isLarge(end, usual, policy.minimumMentions(), also);
        return signal.reading(surprise, unusual, unusual ? signal.onset(end, usual) : end, end, usual);
    }

    /** The same window, with the counts of this kind. */
    Reading as(Kind kind, Reading reading) {
        boolean bad = kind == Kind.NEGATIVE;
        return (bad ? negative : volume)
                .reading(
                        reading.surprise(),
                        reading.unusual(),
                        reading.start(),
                        reading.end(),
                        bad ? baseline.usualNegative(zone) : baseline.usual(zone));
    }

    private double shareZ(long end, int bins) {
        return baseline.shareZ(negative.timely(end, bins), volume.timely(end, bins));
    }
}
