package dev.grapevine.dashboard.console;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that an address asks for: so far back from the newest data, or exactly from and to.
 *
 * @param exact whether the address names both ends
 */
record Stretch(Span span, Instant start, Instant end, boolean exact) {

    static Stretch of(Context context, Instant newest) {
        Span span = Span.of(context.queryParam("range"));
        Optional<Instant> from = instant(context.queryParam("from"));
        Optional<Instant> to = instant(context.queryParam("to"));
        return from.isPresent() && to.isPresent() && from.get().isBefore(to.get())
                ? new Stretch(span, from.get(), to.get(), true)
                : new Stretch(span, span.before(newest), newest, false);
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
