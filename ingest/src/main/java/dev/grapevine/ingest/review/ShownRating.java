package dev.grapevine.ingest.review;

import dev.grapevine.ingest.text.Numbers;
import dev.grapevine.mention.Aggregate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The average of a page that states it for people only: the microformat hReview-aggregate, and the widgets that many
 * sites share. Asked when no structured data says it.
 */
final class ShownRating {

    private static final List<Form> FORMS = List.of(
            new Form(".h-review-aggregate", ".p-average", ".p-count, .p-votes"),
            new Form(".hreview-aggregate", ".average, .rating .value", ".count, .votes"),
            new Form("[data-mv-create-rating]", "data-mv-create-rating", "data-mv-create-total-ratings"),
            new Form(".wprm-recipe-rating", ".wprm-recipe-rating-average", ".wprm-recipe-rating-count"),
            new Form(".tasty-recipes-rating, .tasty-recipes-ratings", ".average", ".count"));

    private ShownRating() {}

    static @Nullable Aggregate of(Document page) {
        for (Form form : FORMS) {
            for (Element place : page.select(form.place)) {
                Aggregate aggregate = aggregate(form.value(place, form.average), form.value(place, form.count));
                if (aggregate != null) {
                    return aggregate;
                }
            }
        }
        return null;
    }

    private static @Nullable Aggregate aggregate(String average, String count) {
        OptionalDouble value = Numbers.decimal(average);
        OptionalLong votes = Numbers.count(count);
        return value.isEmpty() || votes.isEmpty() || votes.getAsLong() == 0
                ? null
                : new Aggregate(value.getAsDouble(), votes.getAsLong());
    }

    /** Where a widget stands, and the attributes or the elements inside that hold its two numbers. */
    private record Form(String place, String average, String count) {

        String value(Element element, String where) {
            if (!where.startsWith(".")) {
                return element.attr(where);
            }
            Element inside = element.selectFirst(where);
            return inside == null ? "" : inside.hasAttr("title") ? inside.attr("title") : inside.text();
        }
    }
}
