package dev.grapevine.generate;

import dev.grapevine.generate.BrandPlan.Mood;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that makes a brand talked about, or not talked about, with its known truth.
 *
 * @param topic first part of the grammar's rule names, such as "overheat"; null where the words are ordinary ones
 * @param outlet the only place where it shows; null where it shows everywhere
 * @param plateau how long it stays at its height, the rise included
 * @param fade how long it takes to go away after that
 * @param factor times the usual volume at its height; below 1 for a silence
 * @param mood what is said about it
 * @param copies share of it that are copies of what somebody else said
 */
public record Incident(
        String id,
        String brand,
        Nature nature,
        @Nullable String topic,
        @Nullable String outlet,
        Instant start,
        Duration plateau,
        Duration fade,
        double factor,
        Mood mood,
        double copies) {

    public Incident {
        if (factor < 0 || copies < 0 || copies > 1) {
            throw new IllegalArgumentException(
                    "incident " + id + ": expected a factor of at least 0 and a share of copies from 0 to 1");
        }
    }

    /** What an incident is, and so whether somebody has to be told. */
    public enum Nature {
        /** Many angry people at once. */
        CRISIS(true, 0.15),
        /** A little more each hour, for days. */
        SLOW_BURN(true, 0.9),
        /** Bad stars on one review page. */
        RATING_DROP(true, 0.15),
        /** One text, copied over and over: a single voice, however loud. */
        FLOOD(false, 0.1),
        /** Much praise, because the brand asked for it. */
        CAMPAIGN(true, 0.15),
        /** Nobody says anything. */
        SILENCE(false, 0.05),
        /** We listen in one more place from now on. */
        NEW_SOURCE(false, 0);

        private final boolean alerting;
        private final double rise;

        /** @param rise the part of its plateau that it needs to get to its height */
        Nature(boolean alerting, double rise) {
            this.alerting = alerting;
            this.rise = rise;
        }

        /** Whether an alert is due; for the others it is a false one. */
        public boolean mustAlert() {
            return alerting;
        }
    }

    public Instant end() {
        return start.plus(plateau).plus(fade);
    }

    /** What comes on top, in times the usual volume: 0 outside, factor - 1 at its height. */
    double excess(Instant time) {
        return (factor - 1) * height(Duration.between(start, time));
    }

    private double height(Duration since) {
        double minutes = since.toSeconds() / 60.0;
        double calming = minutes - plateau.toMinutes();
        if (minutes < 0 || calming >= fade.toMinutes()) {
            return 0;
        }
        double rise = plateau.toMinutes() * nature.rise;
        return calming >= 0 ? 1 - calming / fade.toMinutes() : minutes < rise ? minutes / rise : 1;
    }
}
