package dev.grapevine.history;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import java.util.HashMap;
import java.util.List;

/**
 * What only those can say of a mention who heard everything that was said about its brand: which story it is a copy of,
 * whether it is the first of its story and voice, who is speaking, and which of its phrases are new.
 *
 * <p>Pure: state in, state and answer out. If the job is restored, the same recounts in the same order give the same
 * answers again.
 */
public final class BrandHistory {

    private final Stories stories;
    private final Speakers speakers;
    private final Firsts firsts;
    private final BrandMemory memory;

    /**
     * @param memory of the brand; changed in place
     * @param texts story by text
     * @param storyRosters by story
     * @param voiceRosters by voice
     * @param speakers by voice
     */
    public BrandHistory(
            BrandMemory memory,
            Kept<String> texts,
            Kept<Roster> storyRosters,
            Kept<Roster> voiceRosters,
            Kept<Speaker> speakers) {
        this.memory = memory;
        this.stories = new Stories(texts, memory.stories());
        this.speakers = new Speakers(speakers);
        this.firsts = new Firsts(storyRosters, voiceRosters);
    }

    /** Of a brand that nothing was heard about, kept in memory. */
    public static BrandHistory start() {
        return new BrandHistory(
                BrandMemory.start(),
                Kept.in(new HashMap<>()),
                Kept.in(new HashMap<>()),
                Kept.in(new HashMap<>()),
                Kept.in(new HashMap<>()));
    }

    /** The recount with all that is decided, and behind it the recounts of the copies that it promotes. */
    public List<Recount> place(Recount recount) {
        boolean newText = recount.add() != null && !recount.again() && stories.isNew(recount.document());
        Recount seen = speakers.see(stories.join(recount));
        return firsts.place(seen.add() == null ? seen : withEmerging(seen, newText)).stream()
                .map(each -> each.fedAgain(recount.again()))
                .toList();
    }

    /** Only a text that is heard for the first time counts for phrases: copies, edits and likes say nothing new. */
    private Recount withEmerging(Recount recount, boolean newText) {
        EnrichedMention document = recount.document();
        if (document.own() || (!newText && recount.retract() == null)) {
            return recount;
        }
        String title = document.title() == null ? "" : document.title() + "\n";
        String text = document.text() == null ? title : title + document.text();
        List<String> emerging = newText
                ? memory.phrases().hear(text, document.voice().id(), document.fetched())
                : memory.phrases().emergingIn(text, document.fetched());
        return emerging.isEmpty()
                ? recount
                : new Recount(
                        recount.retract(),
                        recount.add(),
                        document.toBuilder().emerging(emerging).build());
    }
}
