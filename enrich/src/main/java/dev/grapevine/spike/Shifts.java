package dev.grapevine.spike;

import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Lasting changes of how much is said: those that our own doing brings about are measured for a day and become usual at
 * once; those that come by themselves are told when they have lasted for three days.
 */
final class Shifts {

    private static final int DAY = 288;
    private static final long NEVER = Long.MIN_VALUE;

    private final Levels levels;
    private long since;

    Shifts() {
        this(new Levels(), NEVER);
    }

    private Shifts(Levels levels, long since) {
        this.levels = levels;
        this.since = since;
    }

    /** What the brand is asked for has changed. */
    void rebase(long now) {
        since = now;
        levels.forget();
    }

    /** Whether the first day after a change of ours is being measured. */
    boolean isRebasing() {
        return since != NEVER;
    }

    /**
     * Takes in the complete day that ends with this bin.
     *
     * @param known whether the brand is known for long enough to speak of a change
     */
    Optional<Sighting> passDay(long bin, long count, Baseline baseline, ZoneId zone, boolean known) {
        double expected = baseline.expected(bin, DAY, zone);
        if (isRebasing() && bin - since >= DAY) {
            since = NEVER;
            if (expected >= 1) {
                baseline.scale(Math.max(0.05, (count + 1) / (expected + 1)));
            }
            return Optional.empty();
        }
        OptionalDouble level = known ? levels.passDay(count, expected) : OptionalDouble.empty();
        return level.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Sighting.of(Kind.SHIFT, bin - DAY + 1, bin, count, expected, words(level.getAsDouble()), null));
    }

    private static String words(double times) {
        return String.format(Locale.ROOT, "%.1f times as much as before for three days, which becomes usual", times);
    }

    void write(DataOutputStream out) throws IOException {
        levels.write(out);
        out.writeLong(since);
    }

    static Shifts read(DataInputStream in) throws IOException {
        return new Shifts(Levels.read(in), in.readLong());
    }
}
