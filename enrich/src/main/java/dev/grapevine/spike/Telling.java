package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.Recollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Puts a step of an episode into the words and numbers that people act on. */
record Telling(SpikeDetector detector, Episode episode, Recollection recollection, Brand brand) {

    private static final String VERSION = "spike/1";
    private static final Duration LATE = Duration.ofMinutes(60);

    IncidentEvent event(IncidentEvent.Type type, Instant tick, Reading reading) {
        Instant started = SpikeDetector.start(episode.started());
        Instant from = SpikeDetector.start(reading.start());
        Instant to = SpikeDetector.start(reading.end() + 1);
        Kind kind = episode.kind();
        return new IncidentEvent(
                IncidentEvent.VERSION,
                brand.id() + "|" + word(kind) + "|" + started,
                episode.sequence(),
                type,
                brand.id(),
                brand.name(),
                kind,
                tick,
                started,
                Duration.between(to, tick).compareTo(LATE) > 0 && type != IncidentEvent.Type.RESOLVED,
                brand.competitor(),
                severity(reading),
                reading.count(),
                reading.expected(),
                reading.low(),
                reading.high(),
                reading.bins() * 5,
                recollection.why(from, to, detector.usualNegativeShare()),
                detector.curve(brand.zone()),
                recollection.evidence(from, to, kind == Kind.NEGATIVE),
                rule(type, reading),
                VERSION);
    }

    private int severity(Reading reading) {
        int severity = 2;
        severity += reading.surprise() >= 2 * detector.threshold(brand.policy()) ? 1 : 0;
        severity += reading.ratio() >= 8 ? 1 : 0;
        return severity;
    }

    private String rule(IncidentEvent.Type type, Reading reading) {
        String what = episode.kind() == Kind.NEGATIVE ? "negative stories" : "stories";
        String counted = String.format(
                Locale.ROOT,
                "%d %s in %d minutes, where %.1f are usual at this hour of the week (%.0f to %.0f at most times)",
                reading.count(),
                what,
                reading.bins() * 5,
                reading.expected(),
                reading.low(),
                reading.high());
        if (type == IncidentEvent.Type.RESOLVED) {
            return counted + "; back to normal since.";
        }
        return counted
                + String.format(
                        Locale.ROOT,
                        ": surprise %.1f, where this brand alerts from %.1f on, with at least %d stories and twice the"
                                + " usual.",
                        reading.surprise(),
                        detector.threshold(brand.policy()),
                        brand.policy().minimumMentions());
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
