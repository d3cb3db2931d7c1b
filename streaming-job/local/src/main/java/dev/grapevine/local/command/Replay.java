package dev.grapevine.local.command;

import dev.grapevine.enrichment.EnrichedMention;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A history on its way into a back-test, which says how far it is and how much faster than life. */
final class Replay {

    private static final int EVERY = 20_000;

    private final Consumer<EnrichedMention> to;
    private final Progress progress;
    private final long began = System.nanoTime();
    private long heard;
    private @Nullable Instant first;
    private Instant last = Instant.EPOCH;

    Replay(Consumer<EnrichedMention> to, Progress progress) {
        this.to = to;
        this.progress = progress;
    }

    void hear(EnrichedMention mention) {
        first = first == null ? mention.fetched() : first;
        last = mention.fetched().isAfter(last) ? mention.fetched() : last;
        to.accept(mention);
        if (++heard % EVERY == 0) {
            progress.count(standing());
        }
    }

    void done() {
        progress.say(standing());
    }

    /** When the newest of it was heard. */
    Instant last() {
        return last;
    }

    private String standing() {
        Duration passed = Duration.between(first == null ? last : first, last);
        double seconds = (System.nanoTime() - began) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,d mentions of %d days, until %s, %,.0f times real time",
                heard,
                passed.toDays(),
                heard == 0 ? "-" : last,
                passed.toSeconds() / Math.max(0.001, seconds));
    }
}
