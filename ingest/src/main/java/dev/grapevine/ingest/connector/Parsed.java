package dev.grapevine.ingest.connector;

import dev.grapevine.mention.Aggregate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a document.
 *
 * @param error why it is not what it should be; then there is nothing else
 * @param feed what a feed says about itself
 * @param aggregate the average rating that a page states
 */
public record Parsed(
        @Nullable String error,
        List<Intake> intakes,
        @Nullable Head feed,
        @Nullable Aggregate aggregate) {

    public Parsed {
        intakes = List.copyOf(intakes);
    }

    public static Parsed of(List<Intake> intakes) {
        return new Parsed(null, intakes, null, null);
    }

    public static Parsed error(String why) {
        return new Parsed(why, List.of(), null, null);
    }

    /** A feed about itself. */
    public record Head(
            @Nullable String title,
            @Nullable String link,
            @Nullable String language,
            @Nullable String subtitle) {}
}
