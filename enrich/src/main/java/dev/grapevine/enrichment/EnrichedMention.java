package dev.grapevine.enrichment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grapevine.brand.Span;
import dev.grapevine.correction.Correction;
import dev.grapevine.mention.Aggregate;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Place;
import dev.grapevine.mention.Rating;
import dev.grapevine.mention.SourceType;
import dev.grapevine.mention.ThreadRef;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mention as it bears on one brand: the flat document of Elasticsearch and the message of {@code enriched.v1}.
 *
 * <p>Its index is the month of {@link #eventTime}; its document id is {@link #id}.
 *
 * @param v version of this contract, 1
 * @param brand id of the brand
 * @param deleted the mention is gone or no longer matches; then only ids, times and version are of use
 * @param version orders the states of this document; comes from the mention's data
 * @param site host of the url without "www.", or null
 * @param canonical the url without what only follows readers around, so that copies of an article have the same one
 * @param stars the rating on 1 to 5, whatever its source's scale; null without one
 * @param contactPreference how its writer wants to be answered, or that they do not, in their source's words
 * @param own left out of every count: said by the brand itself, or by nobody, as a page's average of ratings
 * @param sentiment towards this brand, as corrected
 * @param correction who knew better than the machine; null where its sentiment stands
 * @param aspects what it is about, such as price or delay, and how it feels about each
 * @param intent what its writer is after, such as complaint or question
 * @param emerging its hashtags, names and phrases that matter now and did not before
 * @param urgency high, medium or low: how soon somebody should look at it
 */
public record EnrichedMention(
        int v,
        MentionRef mention,
        String brand,
        boolean deleted,
        long version,
        Instant eventTime,
        @Nullable Instant published,
        Instant fetched,
        String platform,
        String source,
        SourceType sourceType,
        @Nullable String url,
        @Nullable String site,
        @Nullable String canonical,
        @Nullable Author author,
        @Nullable String title,
        @Nullable String text,
        @Nullable String language,
        @Nullable Rating rating,
        @Nullable Double stars,
        @Nullable Engagement engagement,
        @Nullable ThreadRef thread,
        @Nullable Item item,
        @Nullable Place place,
        @Nullable List<String> links,
        @Nullable List<String> hashtags,
        @Nullable Aggregate aggregate,
        @Nullable String contactPreference,
        boolean own,
        @Nullable Sentiment sentiment,
        @Nullable Corrected correction,
        @Nullable List<Aspect> aspects,
        @Nullable String intent,
        @Nullable String urgency,
        @Nullable List<String> emerging,
        Story story,
        Voice voice,
        @Nullable Matched match) {

    public static final int VERSION = 1;

    public EnrichedMention {
        Objects.requireNonNull(mention, "mention");
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(eventTime, "eventTime");
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(story, "story");
        Objects.requireNonNull(voice, "voice");
    }

    /** The document's id in Elasticsearch and the key on {@code enriched.v1}. */
    @JsonIgnore
    public String id() {
        return id(mention.id(), brand);
    }

    public static String id(String mentionId, String brand) {
        return mentionId + "-" + brand;
    }

    /** Everything that is the mention's own; its story and its voice are itself and come first. */
    public static EnrichedMentionBuilder of(Mention mention, String brand) {
        return new EnrichedMentionBuilder(mention, brand);
    }

    public EnrichedMentionBuilder toBuilder() {
        return new EnrichedMentionBuilder(this);
    }

    /** This mention with its place among the copies of its story and the words of its author. */
    public EnrichedMention withFirsts(boolean storyFirst, boolean voiceFirst) {
        return toBuilder()
                .story(new Story(story.id(), storyFirst))
                .voice(voice.asFirst(voiceFirst))
                .build();
    }

    /** This mention counted at another time: its source states none, and it was heard before. */
    public EnrichedMention withEventTime(Instant time) {
        return toBuilder().eventTime(time).build();
    }

    /**
     * The end of a document of which only what it counted is known. Event time and {@code fetched} are those it was
     * written with, so that it is looked for in the index it was written to.
     */
    public static EnrichedMention gone(Counted counted, String platform, SourceType sourceType, long version) {
        return new EnrichedMentionBuilder(counted, platform, sourceType)
                .deleted(true)
                .version(version)
                .build();
    }

    /** What is left when the mention is gone: nothing that anybody wrote. */
    public EnrichedMention asDeleted(long newVersion) {
        return gone(Counted.of(this), platform, sourceType, newVersion);
    }

    /**
     * @param id of the mention
     * @param primary exactly one of a mention's documents is: so that a count across brands counts it once
     */
    public record MentionRef(String id, boolean primary) {}

    /**
     * @param id of the story it is a copy of
     * @param first the first copy for this brand: counts as a unique story
     */
    public record Story(String id, boolean first) {}

    /**
     * @param id the author's pseudonym, or the mention's id where the author is not known
     * @param first the first mention of this brand by this author: counts as a unique author
     * @param role staff, press, automated, detractor, advocate, first-time or regular; null where nobody knows
     * @param because the evidence for the role
     * @param record what this voice had said about the brand when this was heard, this included
     */
    public record Voice(
            String id,
            boolean first,
            @Nullable String role,
            @Nullable List<String> because,
            @Nullable Standing record) {

        public Voice(String id, boolean first) {
            this(id, first, null, null, null);
        }

        Voice asFirst(boolean isFirst) {
            return new Voice(id, isFirst, role, because, record);
        }
    }

    /**
     * What stands in the place of the machine's sentiment.
     *
     * @param id of the correction: the mention's own, or a rule's
     * @param machine what the machine says: a label or "unscored"
     */
    public record Corrected(String id, @Nullable String by, Instant at, String machine) {

        static Corrected of(Correction by, Sentiment machine) {
            Label label = machine.label();
            return new Corrected(by.id(), by.by(), by.at(), label == null ? "unscored" : label.word());
        }
    }

    /**
     * What a voice has said about a brand in the last weeks.
     *
     * @param engagement likes, shares and replies to all of it
     * @param since when it spoke first
     */
    public record Standing(int mentions, int negative, int positive, long engagement, Instant since) {}

    /**
     * Something that customers of the brand's industry talk about.
     *
     * @param label null where the sentiment is unscored
     * @param feeling name and label in one word, because Elasticsearch keeps no pairs: "price negative"
     */
    public record Aspect(String name, @Nullable Label label, String feeling, List<Span> spans) {

        public static Aspect of(String name, @Nullable Label label, List<Span> spans) {
            return new Aspect(name, label, name + " " + (label == null ? "unscored" : label.word()), spans);
        }
    }

    /** Why it matched: parts of the query, and where they stand. */
    public record Matched(List<String> clauses, List<Span> spans) {}
}
