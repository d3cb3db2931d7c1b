package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.incident.IncidentEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rule behind an event and its numbers, in a sentence. */
record Rule(SpikeDetector detector, Brand brand) {

    String words(Telling.Step step, Reading reading, @Nullable Sighting sighting) {
        String trigger = sighting == null || sighting.trigger() == null ? "" : sighting.trigger();
        String counted = counted(step, reading, sighting);
        if (step.type() == IncidentEvent.Type.RESOLVED) {
            return counted + (trigger.isEmpty() ? "; back to normal since." : "; " + trigger + ".");
        }
        return switch (step.kind()) {
            case VOLUME, NEGATIVE -> counted + threshold(reading);
            case MUST_SEE -> "One mention that fits a must-see rule is enough: " + trigger + ".";
            case THRESHOLD -> "The policy asks to be told from " + trigger + " on.";
            case RATING_DROP -> "Ratings fell by more than chance explains: " + trigger + ".";
            case QUESTIONS -> counted + ": at least twice the usual number and twice the usual share.";
            case SILENCE -> counted + ": none of its sources is heard, which chance does not explain.";
            case GAP ->
                counted + (trigger.isEmpty() ? ": this source delivers steadily otherwise." : ": " + trigger + ".");
            case FLOOD -> "Copies count once: " + trigger + " in half an hour.";
            case SHIFT -> "What is usual was moved: " + trigger + ".";
            case INTAKE -> "Most brands rose at once.";
        };
    }

    private String counted(Telling.Step step, Reading reading, @Nullable Sighting sighting) {
        String what = switch (step.kind()) {
            case NEGATIVE -> "negative stories";
            case QUESTIONS -> "questions";
            default -> "stories";
        };
        String from = sighting == null || sighting.source() == null ? "" : " of " + sighting.source();
        return String.format(
                Locale.ROOT,
                "%d %s%s in %d minutes, where %.1f are usual at this hour of the week (%.0f to %.0f at most times)",
                reading.count(),
                what,
                from,
                reading.bins() * 5,
                reading.expected(),
                reading.low(),
                reading.high());
    }

    private String threshold(Reading reading) {
        return String.format(
                Locale.ROOT,
                ": surprise %.1f, where this brand alerts from %.1f on (%s: %s), with at least %d stories and twice the"
                        + " usual.",
                reading.surprise(),
                detector.threshold(brand.policy()),
                brand.policy().sensitivity().name().toLowerCase(Locale.ROOT),
                Expectation.words(brand.policy().sensitivity()),
                brand.policy().minimumMentions());
    }
}
