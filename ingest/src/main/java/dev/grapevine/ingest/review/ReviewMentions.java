package dev.grapevine.ingest.review;

import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.review.Review.Page;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reviews of a page as mentions.
 *
 * <p>Few pages give their reviews ids. Then author and date are the id, so that an edited review stays the same one;
 * where two reviews share both, their words join in.
 */
final class ReviewMentions {

    private static final int MAX_ID = 2_000;
    private static final String AVERAGE = " average ";

    private final Origin origin;
    private final Instant fetched;

    ReviewMentions(Origin origin, Instant fetched) {
        this.origin = origin;
        this.fetched = fetched;
    }

    List<Intake> of(Page page) {
        List<Intake> intakes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Review review : page.reviews()) {
            String id = id(review);
            String unique = ids.add(id) ? id : id + "-" + hash(review.title() + "\n" + review.body());
            ids.add(unique);
            intakes.add(intake(review, unique, page));
        }
        return intakes;
    }

    /** The average as an event of its own, one a day, so that it is seen to fall; within a day the newest stands. */
    @Nullable
    Mention average(Page page) {
        if (page.aggregate() == null) {
            return null;
        }
        LocalDate day = fetched.atOffset(ZoneOffset.UTC).toLocalDate();
        return origin.mention(origin.source().location() + AVERAGE + day, fetched)
                .url(origin.source().location())
                .title(page.rated() == null ? null : PlainText.cut(page.rated().name(), PlainText.MAX_TITLE))
                .item(page.rated())
                .aggregate(page.aggregate())
                .build();
    }

    private Intake intake(Review review, String id, Page page) {
        if (review.title() == null && review.body() == null && review.rating() == null) {
            return Garbled.of(
                    review.toString(),
                    origin.source().name(),
                    id,
                    "EMPTY_ITEM",
                    "expected a review with a rating, a title or a text");
        }
        return new Heard(origin.mention(origin.source().location() + " " + id, fetched)
                .url(review.url() == null ? origin.source().location() : review.url())
                .title(PlainText.cut(review.title(), PlainText.MAX_TITLE))
                .text(review.body())
                .author(origin.author(review.author()))
                .published(review.published())
                .rating(review.rating())
                .item(review.item())
                .aggregate(page.aggregate())
                .language(review.language() == null ? origin.source().handling().language() : review.language())
                .build());
    }

    private static String id(Review review) {
        String given = review.id() == null ? review.url() : review.id();
        if (given != null) {
            return given.length() > MAX_ID ? hash(given) : given;
        }
        String item = review.item() == null ? "" : review.item().name();
        return review.author() == null && review.published() == null
                ? hash(review.title() + "\n" + review.body())
                : hash(review.author() + "\n" + review.published() + "\n" + item);
    }

    private static String hash(String text) {
        return "sha256:" + MentionId.sha256(text);
    }
}
