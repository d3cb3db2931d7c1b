package dev.grapevine.ingest.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.review.Review.Page;
import dev.grapevine.ingest.text.Dates;
import dev.grapevine.ingest.text.Numbers;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.mention.Aggregate;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Rating;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the schema.org reviews in the things that a page describes, in whatever syntax it did. */
final class ReviewReader {

    private static final Set<String> REVIEWS = Set.of(
            "Review", "UserReview", "CriticReview", "EmployerReview", "MediaReview", "Recommendation", "ClaimReview");

    private static final Set<String> REVIEW_PROPERTIES = Set.of("review", "reviews");
    private static final double DEFAULT_BEST = 5;
    private static final double DEFAULT_WORST = 1;

    private final Map<String, ObjectNode> byId = new HashMap<>();
    private final List<Review> reviews = new ArrayList<>();
    private @Nullable Aggregate aggregate;
    private @Nullable Item rated;

    private ReviewReader() {}

    static Page read(List<ObjectNode> things) {
        ReviewReader reader = new ReviewReader();
        things.forEach(reader::index);
        things.forEach(thing -> reader.walk(thing, null));
        return new Page(reader.reviews, reader.aggregate, reader.rated);
    }

    private void index(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.size() > 1
                && object.path("@id").isTextual()) {
            byId.putIfAbsent(object.path("@id").asText(), object);
        }
        node.forEach(this::index);
    }

    private void walk(JsonNode node, @Nullable ObjectNode owner) {
        if (node.isArray()) {
            node.forEach(each -> walk(each, owner));
        }
        if (!(node instanceof ObjectNode thing)) {
            return;
        }
        if (isReview(thing)) {
            reviews.add(review(thing, owner));
        }
        if (aggregate == null) {
            aggregate = aggregate(first(thing, "aggregateRating"));
            rated = aggregate == null ? null : item(thing, null);
        }
        thing.properties().forEach(field -> {
            boolean owned = REVIEW_PROPERTIES.contains(field.getKey());
            walk(field.getValue(), owned ? thing : null);
        });
    }

    private static boolean isReview(ObjectNode thing) {
        for (JsonNode type : listed(thing.path("@type"))) {
            String name = type.asText();
            if (REVIEWS.contains(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1))) {
                return true;
            }
        }
        return false;
    }

    private Review review(ObjectNode thing, @Nullable ObjectNode owner) {
        JsonNode reviewed = first(thing, "itemReviewed");
        return new Review(
                text(thing, "@id"),
                text(thing, "url"),
                name(first(thing, "author", "creator")),
                Dates.parse(text(thing, "datePublished", "dateCreated", "dateModified"))
                        .orElse(null),
                plain(text(thing, "headline", "name")),
                plain(text(thing, "reviewBody", "description", "text")),
                rating(first(thing, "reviewRating", "rating")),
                item(reviewed instanceof ObjectNode object ? object : owner, reviewed),
                text(thing, "inLanguage"));
    }

    private @Nullable Rating rating(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        OptionalDouble value =
                Numbers.decimal(node instanceof ObjectNode object ? text(object, "ratingValue") : node.asText());
        if (value.isEmpty()) {
            return null;
        }
        OptionalDouble best =
                node instanceof ObjectNode o ? Numbers.decimal(text(o, "bestRating")) : OptionalDouble.empty();
        OptionalDouble worst =
                node instanceof ObjectNode o ? Numbers.decimal(text(o, "worstRating")) : OptionalDouble.empty();
        boolean defaulted = best.isEmpty() || worst.isEmpty();
        try {
            return new Rating(
                    value.getAsDouble(),
                    best.orElse(DEFAULT_BEST),
                    worst.orElse(value.getAsDouble() < DEFAULT_WORST ? 0 : DEFAULT_WORST),
                    defaulted);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Aggregate aggregate(@Nullable JsonNode node) {
        if (!(node instanceof ObjectNode rating)) {
            return null;
        }
        OptionalDouble value = Numbers.decimal(text(rating, "ratingValue"));
        OptionalLong count = Numbers.count(text(rating, "ratingCount", "reviewCount"));
        boolean isNobodys = count.isPresent() && count.getAsLong() == 0;
        return value.isEmpty() || isNobodys ? null : new Aggregate(value.getAsDouble(), count.orElse(0));
    }

    private @Nullable Item item(@Nullable ObjectNode thing, @Nullable JsonNode named) {
        if (thing == null) {
            return named == null || named.asText().isBlank() ? null : new Item(null, plain(named.asText()), null, null);
        }
        String type = null;
        for (JsonNode each : listed(thing.path("@type"))) {
            type = type == null ? each.asText() : type;
        }
        return new Item(type, plain(text(thing, "name")), name(first(thing, "brand")), text(thing, "url", "@id"));
    }

    private @Nullable String name(@Nullable JsonNode node) {
        String name = node instanceof ObjectNode object ? text(object, "name") : node == null ? null : node.asText();
        return plain(name);
    }

    private static @Nullable String plain(@Nullable String html) {
        String plain = html == null
                ? ""
                : html.indexOf('<') < 0 && html.indexOf('&') < 0 ? PlainText.clean(html) : PlainText.ofHtml(html);
        return plain.isEmpty() ? null : plain;
    }

    /** The first of these properties that says anything. */
    private @Nullable String text(ObjectNode thing, String... names) {
        for (String name : names) {
            JsonNode value = first(thing, name);
            if (value instanceof ObjectNode object) {
                value = first(object, "@value", "name", "@id");
            }
            if (value != null && value.isValueNode() && !value.asText().isBlank()) {
                return value.asText().strip();
            }
        }
        return null;
    }

    /** The first value of the first of these properties that is there; references within the page are followed. */
    private @Nullable JsonNode first(ObjectNode thing, String... names) {
        for (String name : names) {
            for (JsonNode value : listed(thing.path(name))) {
                if (!value.isNull()) {
                    JsonNode target =
                            value.size() == 1 ? byId.get(value.path("@id").asText()) : null;
                    return target == null ? value : target;
                }
            }
        }
        return null;
    }

    private static Iterable<JsonNode> listed(JsonNode node) {
        return node.isArray() ? node : node.isMissingNode() ? List.of() : List.of(node);
    }
}
