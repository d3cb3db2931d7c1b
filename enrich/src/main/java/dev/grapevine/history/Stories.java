package dev.grapevine.history;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.mention.SourceType;
import dev.grapevine.story.Fingerprint;
import dev.grapevine.story.StoryIndex;
import org.jspecify.annotations.Nullable;

/**
 * Joins near-duplicate texts about one brand to one story.
 *
 * <p>A recount comes with the id of its exact text. The story that a text was found to tell is remembered with that id,
 * so that what is taken back later is taken back from the same story, whatever was heard in between and however often
 * the job was restored.
 */
final class Stories {

    private final Kept<String> known;
    private final StoryIndex index;

    Stories(Kept<String> known, StoryIndex index) {
        this.known = known;
        this.index = index;
    }

    /** The same recount with stories in the place of texts. */
    Recount join(Recount recount) {
        EnrichedMention document = recount.document();
        Counted retract = recount.retract();
        boolean counts = recount.add() != null && !document.own();
        String story = counts ? find(document) : storyOf(document.story().id());
        EnrichedMention joined = document.toBuilder()
                .story(new Story(story, document.story().first()))
                .build();
        return new Recount(
                retract == null ? null : retract.withStory(storyOf(retract.story())),
                recount.add() == null ? null : Counted.of(joined),
                joined);
    }

    /** Whether the text of a document was not heard before. */
    boolean isNew(EnrichedMention document) {
        return known.get(document.story().id()) == null;
    }

    private String storyOf(String text) {
        String story = known.get(text);
        return story == null ? text : story;
    }

    private String find(EnrichedMention document) {
        String text = document.story().id();
        String story = known.get(text);
        String address = address(document);
        if (story == null && address != null) {
            story = known.get(address);
        }
        if (story == null) {
            story = index.storyOf(Fingerprint.of(words(document), text), text, document.eventTime());
        }
        known.put(text, story);
        if (address != null && known.get(address) == null) {
            known.put(address, story);
        }
        return story;
    }

    /** Of an article, which is the same story wherever its address is quoted; a network's post has one for each copy. */
    private static @Nullable String address(EnrichedMention document) {
        boolean article = document.sourceType() == SourceType.ARTICLE || document.sourceType() == SourceType.FEED;
        return article && document.canonical() != null ? "at " + document.canonical() : null;
    }

    private static String words(EnrichedMention document) {
        String title = document.title() == null ? "" : document.title() + "\n";
        return document.text() == null ? title : title + document.text();
    }
}
