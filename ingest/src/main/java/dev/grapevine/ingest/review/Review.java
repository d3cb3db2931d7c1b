package dev.grapevine.ingest.review;

import dev.grapevine.mention.Aggregate;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Rating;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One review as its page describes it.
 *
 * @param id the page's own id or address of the review
 */
record Review(
        @Nullable String id,
        @Nullable String url,
        @Nullable String author,
        @Nullable Instant published,
        @Nullable String title,
        @Nullable String body,
        @Nullable Rating rating,
        @Nullable Item item,
        @Nullable String language) {

    /**
     * All reviews of a page, and the average that it states.
     *
     * @param rated what the average is about
     */
    record Page(
            List<Review> reviews,
            @Nullable Aggregate aggregate,
            @Nullable Item rated) {

        Page {
            reviews = List.copyOf(reviews);
        }

        /** What is missing here, from another description of the same page. */
        Page or(Supplier<Page> other) {
            if (!reviews.isEmpty() && aggregate != null) {
                return this;
            }
            Page more = other.get();
            return new Page(
                    reviews.isEmpty() ? more.reviews : reviews,
                    aggregate == null ? more.aggregate : aggregate,
                    aggregate == null ? more.rated : rated);
        }
    }
}
