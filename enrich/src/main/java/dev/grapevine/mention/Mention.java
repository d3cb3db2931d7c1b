package dev.grapevine.mention;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody published about something, at one revision.
 *
 * <p>Times are UTC. {@code fetched} is the stream's clock: when the line heard it (simulated in demo and replay).
 *
 * @param id {@link MentionId} of platform and nativeId
 * @param revision what the source says changes with each edit; an engagement change keeps it
 * @param source the name in sources.yml
 * @param language BCP 47, as declared by the source
 * @param retainUntil when the source's terms want it gone
 * @param unknown fields of a newer version of the contract, by path ("author/pronouns"), kept for the round trip
 */
public record Mention(
        String id,
        Action action,
        String platform,
        String nativeId,
        @Nullable String revision,
        SourceType sourceType,
        String source,
        @Nullable Instant published,
        Instant fetched,
        @Nullable String url,
        @Nullable Author author,
        @Nullable String title,
        @Nullable String text,
        @Nullable String language,
        @Nullable Rating rating,
        @Nullable Engagement engagement,
        @Nullable ThreadRef thread,
        @Nullable Item item,
        @Nullable Place place,
        List<String> links,
        List<String> hashtags,
        @Nullable Aggregate aggregate,
        @Nullable String visibility,
        @Nullable String license,
        @Nullable Instant retainUntil,
        @Nullable Customer customer,
        @Nullable String touchpoint,
        Map<String, JsonNode> unknown) {

    /** What a source says of its time may lie this far ahead of the stream's clock before it is clamped. */
    public static final Duration FUTURE_TOLERANCE = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public Mention {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(sourceType, "sourceType");
        Objects.requireNonNull(fetched, "fetched");
        requireText(platform, "platform");
        requireText(nativeId, "nativeId");
        requireText(source, "source");
        if (!id.equals(MentionId.of(platform, nativeId))) {
            throw new IllegalArgumentException("id is not sha256 of platform and nativeId");
        }
        requireCalendar(fetched, "fetched");
        requireCalendar(published, "published");
        requireCalendar(retainUntil, "retainUntil");
        requireCalendar(engagement == null ? null : engagement.asOf(), "engagement.asOf");
        url = WebAddress.orNull(url);
        links = links.stream().filter(WebAddress::is).toList();
        hashtags = List.copyOf(hashtags);
        unknown = Map.copyOf(unknown);
    }

    /** When it counts: published, at most five minutes after it was heard; heard where published is absent. */
    public Instant eventTime() {
        return published == null ? fetched : believed(published);
    }

    /**
     * Orders the states of one mention: milliseconds of the newest of fetched and engagement's asOf, which counts for at
     * most five minutes after it was heard. Else counts from the future would outlive every edit and deletion.
     */
    public long version() {
        Instant asOf = engagement == null ? null : engagement.asOf();
        return Math.max(
                fetched.toEpochMilli(),
                asOf == null ? Long.MIN_VALUE : believed(asOf).toEpochMilli());
    }

    private Instant believed(Instant time) {
        Instant latest = fetched.plus(FUTURE_TOLERANCE);
        return time.isAfter(latest) ? latest : time;
    }

    /** Title and text as one, as people read them; empty where both are absent. */
    public String words() {
        if (title == null) {
            return text == null ? "" : text;
        }
        return text == null ? title : title + "\n" + text;
    }

    public static MentionBuilder builder(String platform, String nativeId) {
        return new MentionBuilder(platform, nativeId);
    }

    public MentionBuilder toBuilder() {
        return new MentionBuilder(this);
    }

    /** Times that no calendar shows overflow milliseconds and stop whoever counts with them. */
    private static void requireCalendar(@Nullable Instant time, String field) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw new IllegalArgumentException(field + " is not between the years 0 and 9999");
        }
    }

    private static void requireText(String value, String field) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }
}
