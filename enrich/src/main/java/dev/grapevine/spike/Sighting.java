package dev.grapevine.spike;

import dev.grapevine.incident.IncidentEvent.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Something beside the tide of talk that people want to know.
 *
 * @param reading its window and numbers
 * @param trigger what a rule found, in words
 * @param source that it is about
 * @param mention that set it off
 */
record Sighting(
        Reading reading,
        @Nullable String trigger,
        @Nullable String source,
        @Nullable String mention) {

    Kind kind() {
        return reading.kind();
    }

    /** With numbers of its own. */
    static Sighting of(
            Kind kind,
            long start,
            long end,
            long count,
            double expected,
            @Nullable String trigger,
            @Nullable String source) {
        double spread = Math.sqrt(Math.max(1, expected));
        return new Sighting(
                new Reading(kind, 0, true, Math.min(start, end), end, Math.max(0, count), expected, spread, 0, 0, 0),
                trigger,
                source,
                null);
    }

    /** The same about a source. */
    Sighting of(String name, @Nullable String because) {
        return new Sighting(reading, because, name, mention);
    }

    Sighting withMention(String id) {
        return new Sighting(reading, trigger, source, id);
    }
}
