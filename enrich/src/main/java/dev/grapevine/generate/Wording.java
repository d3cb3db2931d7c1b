package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What was written.
 *
 * @param sentiment towards each brand in it, by id
 * @param stars 1 to 5 on a review
 */
record Wording(
        @Nullable String title,
        String text,
        SortedMap<String, Label> sentiment,
        String aspect,
        @Nullable Integer stars) {

    Wording withText(String other) {
        return new Wording(title, other, sentiment, aspect, stars);
    }
}
