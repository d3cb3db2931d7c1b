package dev.grapevine.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a source usually brings at each hour of the week, so that silence at night is no news and silence at noon
 * is.
 *
 * <p>An hour's usual count is a moving average over the weeks. An hour of the week that was never watched counts as the
 * same hour of other days, and as nothing where there is none: a source is not accused before it is known.
 *
 * @param hour the hour under way; null before the first
 * @param inHour items in it so far
 * @param whole whether it was watched from its beginning
 * @param last when something was heard last
 * @param usual items an hour, Monday 0:00 UTC first; negative where never watched
 */
public record Rhythm(
        @Nullable Instant hour,
        long inHour,
        boolean whole,
        @Nullable Instant last,
        List<Double> usual) {

    public static final Rhythm NEW = new Rhythm(null, 0, false, null, Collections.nCopies(7 * 24, -1.0));

    /** Nothing although this many were to be expected: by chance that happens once in a thousand times (e^-7). */
    private static final double TOO_MANY_MISSED = 7;

    private static final double WEIGHT_OF_NEW = 0.3;
    private static final Duration LONGEST = Duration.ofDays(14);

    public Rhythm {
        if (usual.size() != 7 * 24) {
            throw new IllegalArgumentException("usual: expected the " + 7 * 24 + " hours of a week");
        }
        usual = List.copyOf(usual);
    }

    /** After a poll that brought so many items; time that runs backwards changes nothing. */
    public Rhythm heard(Instant now, long items) {
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        Instant latest = items > 0 ? now : last;
        if (hour == null) {
            return new Rhythm(current, items, false, latest, usual);
        }
        if (!current.isAfter(hour)) {
            return new Rhythm(hour, inHour + items, whole, latest, usual);
        }
        boolean next = current.equals(hour.plus(1, ChronoUnit.HOURS));
        return new Rhythm(current, items, next, latest, whole ? learnt() : usual);
    }

    private List<Double> learnt() {
        List<Double> learnt = new ArrayList<>(usual);
        int index = index(hour == null ? Instant.EPOCH : hour);
        double before = learnt.get(index);
        learnt.set(index, before < 0 ? inHour : before + WEIGHT_OF_NEW * (inHour - before));
        return learnt;
    }

    /** How many items are usual in a span of time. */
    public double expected(Instant from, Instant to) {
        double expected = 0;
        Instant at = from.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : from;
        while (at.isBefore(to)) {
            Instant next = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            Instant end = next.isBefore(to) ? next : to;
            expected += usually(at)
                    * Duration.between(at, end).toMillis()
                    / Duration.ofHours(1).toMillis();
            at = end;
        }
        return expected;
    }

    /** Whether nothing has come for so long that chance does not explain it. */
    public boolean isSilent(Instant now) {
        return last != null && expected(last, now) >= TOO_MANY_MISSED;
    }

    private double usually(Instant at) {
        int index = index(at);
        if (usual.get(index) >= 0) {
            return usual.get(index);
        }
        double sum = 0;
        int days = 0;
        for (int same = index % 24; same < usual.size(); same += 24) {
            if (usual.get(same) >= 0) {
                sum += usual.get(same);
                days++;
            }
        }
        return days == 0 ? 0 : sum / days;
    }

    private static int index(Instant time) {
        var utc = time.atOffset(ZoneOffset.UTC);
        return (utc.getDayOfWeek().getValue() - 1) * 24 + utc.getHour();
    }
}
