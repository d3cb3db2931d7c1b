package dev.grapevine.history;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one brand which mention counts as the unique story and which as the unique author: the one that was heard
 * first, in its own bin, so that counts add up over bins.
 *
 * <p>When it is deleted, or says something else, the next copy is promoted and counts in its own bin. The brand's own
 * words neither count nor stand in anybody's way.
 */
public final class Firsts {

    private final Kept<Roster> stories;
    private final Kept<Roster> voices;

    public Firsts(Kept<Roster> stories, Kept<Roster> voices) {
        this.stories = stories;
        this.voices = voices;
    }

    /** The same recount with its firsts decided, and behind it the recounts of the copies that it promotes. */
    public List<Recount> place(Recount recount) {
        Counted before = recount.retract() == null ? null : decided(recount.retract());
        List<Recount> recounts = new ArrayList<>();
        Optional<EnrichedMention> heir = move(stories, storyOf(before), storyOf(recount.add()), recount.document());
        Optional<EnrichedMention> voiceHeir = move(voices, voiceOf(before), voiceOf(recount.add()), recount.document());
        recounts.add(placed(before, recount));
        heir.ifPresent(copy -> recounts.add(promoted(copy, true, !isSame(copy, voiceHeir) && isFirstVoice(copy))));
        voiceHeir.ifPresent(copy -> recounts.add(promoted(copy, false, isFirstStory(copy))));
        return recounts;
    }

    private Recount placed(@Nullable Counted before, Recount recount) {
        Counted add = recount.add();
        if (add == null) {
            return new Recount(before, null, recount.document());
        }
        Counted now = decided(add);
        return new Recount(before, now, recount.document().withFirsts(now.storyFirst(), now.voiceFirst()));
    }

    /** One of the copy's two firsts has just become true; the other one is what it was. */
    private static Recount promoted(EnrichedMention copy, boolean ofStory, boolean other) {
        EnrichedMention before = copy.withFirsts(!ofStory && other, ofStory && other);
        EnrichedMention now = copy.withFirsts(ofStory || other, !ofStory || other);
        return Recount.changed(Counted.of(before), now);
    }

    private Counted decided(Counted counted) {
        return counted.withFirsts(
                isFirst(stories, storyOf(counted), counted.mention()),
                isFirst(voices, voiceOf(counted), counted.mention()));
    }

    private boolean isFirstStory(EnrichedMention copy) {
        return isFirst(stories, copy.story().id(), copy.mention().id());
    }

    private boolean isFirstVoice(EnrichedMention copy) {
        return isFirst(voices, copy.voice().id(), copy.mention().id());
    }

    private static boolean isFirst(Kept<Roster> rosters, @Nullable String id, String mention) {
        Roster roster = id == null ? null : rosters.get(id);
        return roster != null && roster.startsWith(mention);
    }

    private static boolean isSame(EnrichedMention copy, Optional<EnrichedMention> other) {
        return other.filter(o -> o.mention().id().equals(copy.mention().id())).isPresent();
    }

    /** Takes the mention out of one roster and into another; the answer is the copy that this promotes. */
    private static Optional<EnrichedMention> move(
            Kept<Roster> rosters, @Nullable String from, @Nullable String to, EnrichedMention document) {
        Optional<EnrichedMention> heir = Optional.empty();
        if (from != null && !from.equals(to)) {
            heir = leave(rosters, from, document.mention().id());
        }
        if (to != null) {
            Roster roster = rosters.get(to);
            rosters.put(to, roster == null ? Roster.of(document.mention().id()) : roster.joined(document));
        }
        return heir;
    }

    private static Optional<EnrichedMention> leave(Kept<Roster> rosters, String id, String mention) {
        Roster roster = rosters.get(id);
        if (roster == null) {
            return Optional.empty();
        }
        if (!roster.startsWith(mention)) {
            rosters.put(id, roster.without(mention));
            return Optional.empty();
        }
        if (roster.successors().isEmpty()) {
            rosters.remove(id);
            return Optional.empty();
        }
        rosters.put(id, roster.promoted());
        return Optional.of(roster.successors().get(0));
    }

    private static @Nullable String storyOf(@Nullable Counted counted) {
        return counted == null || counted.own() ? null : counted.story();
    }

    private static @Nullable String voiceOf(@Nullable Counted counted) {
        return counted == null || counted.own() ? null : counted.voice();
    }
}
