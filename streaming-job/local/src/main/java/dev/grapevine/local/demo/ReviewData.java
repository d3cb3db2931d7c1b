package dev.grapevine.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import java.util.List;
import java.util.Map;

/** A review page's facts as JSON-LD in the words of schema.org. */
final class ReviewData {

    private ReviewData() {}

    /** JSON that cannot end the script element it stands in: {@code <} is only ever inside a string. */
    static String jsonLd(Map<String, ?> page, List<Map<String, Object>> items) {
        ObjectNode product = Json.json().createObjectNode();
        product.put("@context", "https://schema.org").put("@type", "Product");
        product.put("name", text(page, "product"));
        product.putObject("brand").put("@type", "Brand").put("name", text(page, "brand"));
        if (!items.isEmpty()) {
            aggregate(page, product.putObject("aggregateRating"));
        }
        ArrayNode reviews = product.putArray("review");
        items.forEach(item -> review(item, reviews.addObject()));
        return product.toString().replace("<", "\\u003c");
    }

    private static void aggregate(Map<String, ?> page, ObjectNode rating) {
        rating.put("@type", "AggregateRating");
        rating.put("ratingValue", text(page, "stars")).put("reviewCount", text(page, "rated"));
        rating.put("bestRating", 5).put("worstRating", 1);
    }

    private static void review(Map<String, Object> item, ObjectNode review) {
        review.put("@type", "Review").put("@id", text(item, "guid")).put("url", text(item, "link"));
        review.putObject("author").put("@type", "Person").put("name", text(item, "author"));
        review.put("datePublished", text(item, "date"));
        review.put("name", text(item, "title"));
        review.put("reviewBody", text(item, "text"));
        review.putObject("reviewRating")
                .put("@type", "Rating")
                .put("ratingValue", text(item, "stars"))
                .put("bestRating", 5)
                .put("worstRating", 1);
    }

    private static String text(Map<String, ?> values, String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString();
    }
}
