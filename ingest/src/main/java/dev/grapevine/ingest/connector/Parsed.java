package dev.grapevine.ingest.connector;

import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.mention.Aggregate;
import dev.grapevine.mention.Mention;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a document.
 *
 * @param error why it is not what it should be; then there is nothing else
 * @param feed what a feed says about itself
 * @param aggregate the average rating that a page states
 * @param average the same as an event of its own
 * @param announced who pushes the document, where it says so
 */
public record Parsed(
        @Nullable String error,
        List<Intake> intakes,
        @Nullable Head feed,
        @Nullable Aggregate aggregate,
        @Nullable Mention average,
        @Nullable Announced announced) {

    public Parsed {
        intakes = List.copyOf(intakes);
    }

    public Parsed(@Nullable String error, List<Intake> intakes, @Nullable Head feed, @Nullable Aggregate aggregate) {
        this(error, intakes, feed, aggregate, null, null);
    }

    /** Everything that a poll is to hand on. */
    public List<Intake> events() {
        return average == null
                ? intakes
                : Stream.concat(intakes.stream(), Stream.of(new Heard(average))).toList();
    }

    public static Parsed of(List<Intake> intakes) {
        return new Parsed(null, intakes, null, null);
    }

    public static Parsed error(String why) {
        return new Parsed(why, List.of(), null, null);
    }

    /**
     * The hub that pushes a document (W3C WebSub section 4).
     *
     * @param self what the hub knows the document by
     */
    public record Announced(String hub, String self) {}

    /** A feed about itself. */
    public record Head(
            @Nullable String title,
            @Nullable String link,
            @Nullable String language,
            @Nullable String subtitle) {}
}
