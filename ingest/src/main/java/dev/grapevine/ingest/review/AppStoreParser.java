package dev.grapevine.ingest.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.text.Dates;
import dev.grapevine.ingest.text.Decoding;
import dev.grapevine.ingest.text.Numbers;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Rating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Apple's JSON feed of an app's customer reviews ({@code itunes.apple.com/CC/rss/customerreviews/.../json}).
 *
 * <p>It is nowhere documented and varies: entries may be a list, a single one or missing, dates may be missing, and the
 * first entry may be the app itself.
 */
public final class AppStoreParser implements Parser {

    private static final double BEST = 5;
    private static final double WORST = 1;

    @Override
    public Parsed parse(Raw raw, Origin origin, Instant fetched) {
        JsonNode feed = feed(Decoding.decode(raw.bytes(), raw.contentType()));
        if (!feed.isObject()) {
            return Parsed.error("this is not a list of App Store reviews");
        }
        List<Intake> intakes = new ArrayList<>();
        Item app = null;
        for (JsonNode entry : listed(feed.path("entry"))) {
            if (entry.has("im:name") && !entry.has("im:rating")) {
                app = new Item("MobileApplication", label(entry, "im:name"), label(entry, "im:artist"), null);
            } else {
                intakes.add(intake(entry, app, origin, fetched));
            }
        }
        return Parsed.of(intakes);
    }

    private static JsonNode feed(String text) {
        try {
            return Json.json().readTree(text).path("feed");
        } catch (JsonProcessingException e) {
            return Json.json().missingNode();
        }
    }

    private static Iterable<JsonNode> listed(JsonNode entries) {
        return entries instanceof ArrayNode ? entries : entries.isObject() ? List.of(entries) : List.of();
    }

    private static Intake intake(JsonNode entry, @Nullable Item app, Origin origin, Instant fetched) {
        String id = label(entry, "id");
        if (id == null) {
            return Garbled.of(entry.toString(), origin.source().name(), "?", "NO_ID", "expected a review with an id");
        }
        String address = entry.path("link").path("attributes").path("href").asText();
        return new Heard(origin.mention(id, fetched)
                .url(address.startsWith("https://") ? address : origin.source().location())
                .title(PlainText.cut(label(entry, "title"), PlainText.MAX_TITLE))
                .text(label(entry, "content"))
                .author(origin.author(label(entry.path("author"), "name")))
                .published(Dates.parse(label(entry, "updated")).orElse(null))
                .rating(rating(label(entry, "im:rating")))
                .item(app)
                .build());
    }

    /** The store's own scale is known. */
    private static @Nullable Rating rating(@Nullable String stars) {
        OptionalDouble value = Numbers.decimal(stars);
        return value.isPresent() && value.getAsDouble() >= WORST && value.getAsDouble() <= BEST
                ? new Rating(value.getAsDouble(), BEST, WORST, false)
                : null;
    }

    private static @Nullable String label(JsonNode node, String field) {
        String label = PlainText.clean(node.path(field).path("label").asText());
        return label.isEmpty() ? null : label;
    }
}
