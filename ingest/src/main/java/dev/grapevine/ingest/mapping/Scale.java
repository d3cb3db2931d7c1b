package dev.grapevine.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.text.Numbers;
import dev.grapevine.mention.Rating;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How a record rates: {@code rating: {path: score, worst: 0, best: 10}}; a plain path means 1 to 5 stars.
 *
 * @param defaulted whether nobody said what the scale is
 */
record Scale(Expression expression, double worst, double best, boolean defaulted) {

    private static final double NPS_BEST = 10;
    private static final double STARS = 5;

    private static final Map<String, Double> WORDS =
            Map.of("ONE", 1.0, "TWO", 2.0, "THREE", 3.0, "FOUR", 4.0, "FIVE", 5.0);

    /** @throws IllegalArgumentException if its ends are no numbers, or the wrong way round */
    static Scale of(JsonNode written) {
        if (!written.isObject()) {
            return new Scale(Expression.of(written), 1, STARS, true);
        }
        double worst = written.path("worst").asDouble(1);
        double best = written.path("best").asDouble(STARS);
        if (best <= worst) {
            throw new IllegalArgumentException("rating: expected {path, worst, best} with worst below best");
        }
        return new Scale(Expression.of(written.path("path")), worst, best, false);
    }

    /** "How likely are you to recommend us", from 0 to 10. */
    static Scale nps(JsonNode written) {
        return new Scale(Expression.of(written), 0, NPS_BEST, false);
    }

    /** Null where there is none, or one outside of the scale. */
    @Nullable
    Rating read(JsonNode item) {
        String text = expression.first(item);
        if (text == null) {
            return null;
        }
        Double word = WORDS.get(text.toUpperCase(Locale.ROOT));
        OptionalDouble value = word == null ? Numbers.decimal(text) : OptionalDouble.of(word);
        return value.isPresent() && value.getAsDouble() >= worst && value.getAsDouble() <= best
                ? new Rating(value.getAsDouble(), best, worst, defaulted)
                : null;
    }
}
