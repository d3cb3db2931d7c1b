package dev.grapevine.enrichment;

import dev.grapevine.mention.Rating;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one mention contributes to the counts of one brand: kept in state, so that it can be taken back exactly.
 *
 * @param label null where the sentiment is unscored
 * @param stars 1 to 5, or null without a rating
 */
public record Counted(
        String mention,
        String brand,
        String source,
        Instant eventTime,
        Instant fetched,
        @Nullable Label label,
        boolean primary,
        String story,
        boolean storyFirst,
        String voice,
        boolean voiceFirst,
        boolean own,
        long reach,
        long engagement,
        @Nullable Double stars) {

    public static Counted of(EnrichedMention mention) {
        Sentiment sentiment = mention.sentiment();
        Rating rating = mention.rating();
        return new Counted(
                mention.mention().id(),
                mention.brand(),
                mention.source(),
                mention.eventTime(),
                mention.fetched(),
                sentiment == null ? null : sentiment.label(),
                mention.mention().primary(),
                mention.story().id(),
                mention.story().first(),
                mention.voice().id(),
                mention.voice().first(),
                mention.own(),
                followers(mention),
                mention.engagement() == null ? 0 : mention.engagement().acts(),
                rating == null ? null : rating.stars());
    }

    public Counted withFirsts(boolean storyIsFirst, boolean voiceIsFirst) {
        return with(story, storyIsFirst, voiceIsFirst);
    }

    /** The same, told as another story. */
    public Counted withStory(String id) {
        return with(id, storyFirst, voiceFirst);
    }

    private Counted with(String newStory, boolean storyIsFirst, boolean voiceIsFirst) {
        return new Counted(
                mention,
                brand,
                source,
                eventTime,
                fetched,
                label,
                primary,
                newStory,
                storyIsFirst,
                voice,
                voiceIsFirst,
                own,
                reach,
                engagement,
                stars);
    }

    private static long followers(EnrichedMention mention) {
        Long followers = mention.author() == null ? null : mention.author().followers();
        return followers == null ? 0 : Math.max(0, followers);
    }
}
