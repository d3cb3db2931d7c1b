package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Intake.Skipped;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.MentionBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One answer of an API while it is read: every item becomes a mention, or is skipped with a reason, or is a dead
 * letter.
 */
public final class Reading {

    private static final long MAX_BACKOFF_SECONDS = 24 * 3600;

    private final Origin origin;
    private final Instant fetched;
    private final List<Intake> intakes = new ArrayList<>();
    private @Nullable Long quota;
    private @Nullable Duration backoff;

    public Reading(Origin origin, Instant fetched) {
        this.origin = origin;
        this.fetched = fetched;
    }

    public Origin origin() {
        return origin;
    }

    public Instant fetched() {
        return fetched;
    }

    public List<Intake> intakes() {
        return intakes;
    }

    /** How much may still be asked, where the body of the answer says so. */
    public void quota(@Nullable Long left) {
        quota = left;
    }

    /** How long the body of the answer wants us to wait; null or zero where it does not. */
    public void backoff(@Nullable Long seconds) {
        backoff = seconds == null || seconds <= 0 ? null : Duration.ofSeconds(Math.min(seconds, MAX_BACKOFF_SECONDS));
    }

    @Nullable
    Long quota() {
        return quota;
    }

    @Nullable
    Duration backoff() {
        return backoff;
    }

    /** Reads each item of a list; one that cannot be a mention is a dead letter, and the rest go on. */
    public void each(Iterable<JsonNode> items, Function<JsonNode, Intake> reader) {
        for (JsonNode item : items) {
            one(item, reader);
        }
    }

    public void one(JsonNode item, Function<JsonNode, Intake> reader) {
        try {
            intakes.add(reader.apply(item));
        } catch (IllegalArgumentException | ArithmeticException e) {
            intakes.add(garbled(item, "WRONG_VALUE", String.valueOf(e.getMessage())));
        }
    }

    /** Something that should have been JSON and is not; kept as a dead letter. */
    public void notJson(String text, String detail) {
        intakes.add(Garbled.of(text, origin.source().name(), "item " + intakes.size(), "NOT_JSON", detail));
    }

    public void skip(@Nullable String item, String reason) {
        intakes.add(new Skipped(item == null ? "" : item, reason));
    }

    /** A mention with the source's defaults, heard now. */
    public MentionBuilder mention(String nativeId) {
        return origin.mention(nativeId, fetched);
    }

    public static Intake heard(MentionBuilder mention) {
        return new Heard(mention.build());
    }

    /** It is gone at its source. */
    public Intake gone(String nativeId) {
        return heard(mention(nativeId).language(null).license(null).action(Action.DELETE));
    }

    public static Intake skipped(@Nullable String item, String reason) {
        return new Skipped(item == null ? "" : item, reason);
    }

    public Intake garbled(JsonNode item, String reason, String detail) {
        String id = Tree.text(item, "id");
        return Garbled.of(
                item.toString().getBytes(StandardCharsets.UTF_8),
                origin.source().name(),
                id == null ? "item " + intakes.size() : id,
                reason,
                detail);
    }
}
