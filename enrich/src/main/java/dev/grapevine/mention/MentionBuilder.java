package dev.grapevine.mention;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Mention} field by field; the record itself checks the whole. */
public final class MentionBuilder {

    private final String platform;
    private final String nativeId;
    private Action action = Action.CREATE;
    private @Nullable String revision;
    private SourceType sourceType = SourceType.POST;
    private String source = "";
    private @Nullable Instant published;
    private Instant fetched = Instant.EPOCH;
    private @Nullable String url;
    private @Nullable Author author;
    private @Nullable String title;
    private @Nullable String text;
    private @Nullable String language;
    private @Nullable Rating rating;
    private @Nullable Engagement engagement;
    private @Nullable ThreadRef thread;
    private @Nullable Item item;
    private @Nullable Place place;
    private List<String> links = List.of();
    private List<String> hashtags = List.of();
    private @Nullable Aggregate aggregate;
    private @Nullable String visibility;
    private @Nullable String license;
    private @Nullable Instant retainUntil;
    private @Nullable Customer customer;
    private @Nullable String touchpoint;
    private Map<String, JsonNode> unknown = Map.of();

    MentionBuilder(String platform, String nativeId) {
        this.platform = platform;
        this.nativeId = nativeId;
    }

    MentionBuilder(Mention mention) {
        this(mention.platform(), mention.nativeId());
        action = mention.action();
        revision = mention.revision();
        sourceType = mention.sourceType();
        source = mention.source();
        published = mention.published();
        fetched = mention.fetched();
        url = mention.url();
        author = mention.author();
        title = mention.title();
        text = mention.text();
        language = mention.language();
        rating = mention.rating();
        engagement = mention.engagement();
        thread = mention.thread();
        item = mention.item();
        place = mention.place();
        links = mention.links();
        hashtags = mention.hashtags();
        aggregate = mention.aggregate();
        visibility = mention.visibility();
        license = mention.license();
        retainUntil = mention.retainUntil();
        customer = mention.customer();
        touchpoint = mention.touchpoint();
        unknown = mention.unknown();
    }

    public MentionBuilder action(Action value) {
        action = value;
        return this;
    }

    public MentionBuilder revision(@Nullable String value) {
        revision = value;
        return this;
    }

    public MentionBuilder sourceType(SourceType value) {
        sourceType = value;
        return this;
    }

    public MentionBuilder source(String value) {
        source = value;
        return this;
    }

    public MentionBuilder published(@Nullable Instant value) {
        published = value;
        return this;
    }

    public MentionBuilder fetched(Instant value) {
        fetched = value;
        return this;
    }

    public MentionBuilder url(@Nullable String value) {
        url = value;
        return this;
    }

    public MentionBuilder author(@Nullable Author value) {
        author = value;
        return this;
    }

    public MentionBuilder title(@Nullable String value) {
        title = value;
        return this;
    }

    public MentionBuilder text(@Nullable String value) {
        text = value;
        return this;
    }

    public MentionBuilder language(@Nullable String value) {
        language = value;
        return this;
    }

    public MentionBuilder rating(@Nullable Rating value) {
        rating = value;
        return this;
    }

    public MentionBuilder engagement(@Nullable Engagement value) {
        engagement = value;
        return this;
    }

    public MentionBuilder thread(@Nullable ThreadRef value) {
        thread = value;
        return this;
    }

    public MentionBuilder item(@Nullable Item value) {
        item = value;
        return this;
    }

    public MentionBuilder place(@Nullable Place value) {
        place = value;
        return this;
    }

    public MentionBuilder links(List<String> value) {
        links = value;
        return this;
    }

    public MentionBuilder hashtags(List<String> value) {
        hashtags = value;
        return this;
    }

    public MentionBuilder aggregate(@Nullable Aggregate value) {
        aggregate = value;
        return this;
    }

    public MentionBuilder visibility(@Nullable String value) {
        visibility = value;
        return this;
    }

    public MentionBuilder license(@Nullable String value) {
        license = value;
        return this;
    }

    public MentionBuilder retainUntil(@Nullable Instant value) {
        retainUntil = value;
        return this;
    }

    public MentionBuilder customer(@Nullable Customer value) {
        customer = value;
        return this;
    }

    public MentionBuilder touchpoint(@Nullable String value) {
        touchpoint = value;
        return this;
    }

    public MentionBuilder unknown(Map<String, JsonNode> value) {
        unknown = value;
        return this;
    }

    /** @throws IllegalArgumentException if source is missing */
    public Mention build() {
        return new Mention(
                MentionId.of(platform, nativeId),
                action,
                platform,
                nativeId,
                revision,
                sourceType,
                source,
                published,
                fetched,
                url,
                author,
                title,
                text,
                language,
                rating,
                engagement,
                thread,
                item,
                place,
                links,
                hashtags,
                aggregate,
                visibility,
                license,
                retainUntil,
                customer,
                touchpoint,
                unknown);
    }
}
