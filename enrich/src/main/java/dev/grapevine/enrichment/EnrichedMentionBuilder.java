package dev.grapevine.enrichment;

import dev.grapevine.enrichment.EnrichedMention.Aspect;
import dev.grapevine.enrichment.EnrichedMention.Corrected;
import dev.grapevine.enrichment.EnrichedMention.Matched;
import dev.grapevine.enrichment.EnrichedMention.MentionRef;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.EnrichedMention.Voice;
import dev.grapevine.mention.Aggregate;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Place;
import dev.grapevine.mention.Rating;
import dev.grapevine.mention.SourceType;
import dev.grapevine.mention.ThreadRef;
import dev.grapevine.sentiment.Sentiment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds an {@link EnrichedMention} field by field. */
public final class EnrichedMentionBuilder {

    private MentionRef mention;
    private String brand;
    private boolean deleted;
    private long version;
    private Instant eventTime;
    private @Nullable Instant published;
    private Instant fetched;
    private String platform;
    private String source;
    private SourceType sourceType;
    private @Nullable String url;
    private @Nullable String site;
    private @Nullable String canonical;
    private @Nullable Author author;
    private @Nullable String title;
    private @Nullable String text;
    private @Nullable String language;
    private @Nullable Rating rating;
    private @Nullable Engagement engagement;
    private @Nullable ThreadRef thread;
    private @Nullable Item item;
    private @Nullable Place place;
    private @Nullable List<String> links;
    private @Nullable List<String> hashtags;
    private @Nullable Aggregate aggregate;
    private @Nullable String contactPreference;
    private boolean own;
    private @Nullable Sentiment sentiment;
    private @Nullable Corrected correction;
    private @Nullable List<Aspect> aspects;
    private @Nullable String intent;
    private @Nullable String urgency;
    private @Nullable List<String> emerging;
    private Story story;
    private Voice voice;
    private @Nullable Matched match;

    EnrichedMentionBuilder(Mention from, String brand) {
        this.mention = new MentionRef(from.id(), true);
        this.brand = brand;
        version = from.version();
        eventTime = from.eventTime();
        published = from.published();
        fetched = from.fetched();
        platform = from.platform();
        source = from.source();
        sourceType = from.sourceType();
        url = from.url();
        author = from.author();
        title = from.title();
        text = from.text();
        language = from.language();
        rating = from.rating();
        engagement = from.engagement();
        thread = from.thread();
        item = from.item();
        place = from.place();
        links = from.links();
        hashtags = from.hashtags();
        aggregate = from.aggregate();
        contactPreference = from.customer() == null ? null : from.customer().contactPreference();
        this.story = new Story(from.id(), true);
        this.voice = new Voice(from.id(), true);
    }

    EnrichedMentionBuilder(EnrichedMention from) {
        mention = from.mention();
        brand = from.brand();
        deleted = from.deleted();
        version = from.version();
        eventTime = from.eventTime();
        published = from.published();
        fetched = from.fetched();
        platform = from.platform();
        source = from.source();
        sourceType = from.sourceType();
        url = from.url();
        site = from.site();
        canonical = from.canonical();
        author = from.author();
        title = from.title();
        text = from.text();
        language = from.language();
        rating = from.rating();
        engagement = from.engagement();
        thread = from.thread();
        item = from.item();
        place = from.place();
        links = from.links();
        hashtags = from.hashtags();
        aggregate = from.aggregate();
        contactPreference = from.contactPreference();
        own = from.own();
        sentiment = from.sentiment();
        correction = from.correction();
        aspects = from.aspects();
        intent = from.intent();
        urgency = from.urgency();
        emerging = from.emerging();
        story = from.story();
        voice = from.voice();
        match = from.match();
    }

    /** Of what it counted alone. */
    EnrichedMentionBuilder(Counted counted, String platform, SourceType sourceType) {
        this.platform = platform;
        this.sourceType = sourceType;
        mention = new MentionRef(counted.mention(), counted.primary());
        brand = counted.brand();
        eventTime = counted.eventTime();
        fetched = counted.fetched();
        source = counted.source();
        own = counted.own();
        story = new Story(counted.story(), false);
        voice = new Voice(counted.voice(), false);
    }

    public EnrichedMentionBuilder mention(MentionRef value) {
        mention = value;
        return this;
    }

    public EnrichedMentionBuilder brand(String value) {
        brand = value;
        return this;
    }

    public EnrichedMentionBuilder deleted(boolean value) {
        deleted = value;
        return this;
    }

    public EnrichedMentionBuilder version(long value) {
        version = value;
        return this;
    }

    public EnrichedMentionBuilder eventTime(Instant value) {
        eventTime = value;
        return this;
    }

    public EnrichedMentionBuilder published(@Nullable Instant value) {
        published = value;
        return this;
    }

    public EnrichedMentionBuilder fetched(Instant value) {
        fetched = value;
        return this;
    }

    public EnrichedMentionBuilder platform(String value) {
        platform = value;
        return this;
    }

    public EnrichedMentionBuilder source(String value) {
        source = value;
        return this;
    }

    public EnrichedMentionBuilder sourceType(SourceType value) {
        sourceType = value;
        return this;
    }

    public EnrichedMentionBuilder url(@Nullable String value) {
        url = value;
        return this;
    }

    public EnrichedMentionBuilder site(@Nullable String value) {
        site = value;
        return this;
    }

    public EnrichedMentionBuilder canonical(@Nullable String value) {
        canonical = value;
        return this;
    }

    public EnrichedMentionBuilder author(@Nullable Author value) {
        author = value;
        return this;
    }

    public EnrichedMentionBuilder title(@Nullable String value) {
        title = value;
        return this;
    }

    public EnrichedMentionBuilder text(@Nullable String value) {
        text = value;
        return this;
    }

    public EnrichedMentionBuilder language(@Nullable String value) {
        language = value;
        return this;
    }

    public EnrichedMentionBuilder rating(@Nullable Rating value) {
        rating = value;
        return this;
    }

    public EnrichedMentionBuilder engagement(@Nullable Engagement value) {
        engagement = value;
        return this;
    }

    public EnrichedMentionBuilder thread(@Nullable ThreadRef value) {
        thread = value;
        return this;
    }

    public EnrichedMentionBuilder item(@Nullable Item value) {
        item = value;
        return this;
    }

    public EnrichedMentionBuilder place(@Nullable Place value) {
        place = value;
        return this;
    }

    public EnrichedMentionBuilder links(@Nullable List<String> value) {
        links = value;
        return this;
    }

    public EnrichedMentionBuilder hashtags(@Nullable List<String> value) {
        hashtags = value;
        return this;
    }

    public EnrichedMentionBuilder aggregate(@Nullable Aggregate value) {
        aggregate = value;
        return this;
    }

    public EnrichedMentionBuilder contactPreference(@Nullable String value) {
        contactPreference = value;
        return this;
    }

    public EnrichedMentionBuilder own(boolean value) {
        own = value;
        return this;
    }

    public EnrichedMentionBuilder sentiment(@Nullable Sentiment value) {
        sentiment = value;
        return this;
    }

    public EnrichedMentionBuilder correction(@Nullable Corrected value) {
        correction = value;
        return this;
    }

    public EnrichedMentionBuilder aspects(@Nullable List<Aspect> value) {
        aspects = value;
        return this;
    }

    public EnrichedMentionBuilder intent(@Nullable String value) {
        intent = value;
        return this;
    }

    public EnrichedMentionBuilder urgency(@Nullable String value) {
        urgency = value;
        return this;
    }

    public EnrichedMentionBuilder emerging(@Nullable List<String> value) {
        emerging = value;
        return this;
    }

    public EnrichedMentionBuilder story(Story value) {
        story = value;
        return this;
    }

    public EnrichedMentionBuilder voice(Voice value) {
        voice = value;
        return this;
    }

    public EnrichedMentionBuilder match(@Nullable Matched value) {
        match = value;
        return this;
    }

    public EnrichedMention build() {
        return new EnrichedMention(
                EnrichedMention.VERSION,
                mention,
                brand,
                deleted,
                version,
                eventTime,
                published,
                fetched,
                platform,
                source,
                sourceType,
                url,
                site,
                canonical,
                author,
                title,
                text,
                language,
                rating,
                rating == null ? null : rating.stars(),
                engagement,
                thread,
                item,
                place,
                links,
                hashtags,
                aggregate,
                contactPreference,
                own,
                sentiment,
                correction,
                aspects,
                intent,
                urgency,
                emerging,
                story,
                voice,
                match);
    }
}
