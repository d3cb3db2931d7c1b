package dev.grapevine.history;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.json.KeptEncoded;
import java.util.ArrayList;
import java.util.List;

/**
 * Who tells one story, or what one voice says, about one brand: the mention that counts, and who follows it.
 *
 * @param first id of the mention that counts
 * @param successors the next copies, in the order they were heard
 */
@KeptEncoded
public record Roster(String first, List<EnrichedMention> successors) {

    /**
     * So many copies are remembered with their documents, because a promoted copy's document has to be written anew.
     * Copies beyond them are not remembered: where the first and all successors are deleted, the story counts again
     * with the next copy that is heard or changes.
     */
    public static final int MAX_SUCCESSORS = 3;

    public Roster {
        successors = List.copyOf(successors);
    }

    static Roster of(String first) {
        return new Roster(first, List.of());
    }

    boolean startsWith(String mention) {
        return first.equals(mention);
    }

    /** With the newest document of a copy in its old place, else at the end while there is room. */
    Roster joined(EnrichedMention document) {
        List<EnrichedMention> list = new ArrayList<>(successors);
        int place = indexOf(document.mention().id());
        if (startsWith(document.mention().id())) {
            return this;
        } else if (place >= 0) {
            list.set(place, document);
        } else if (list.size() < MAX_SUCCESSORS) {
            list.add(document);
        }
        return new Roster(first, list);
    }

    /** Without a copy that is not the first. */
    Roster without(String mention) {
        return new Roster(
                first,
                successors.stream()
                        .filter(copy -> !copy.mention().id().equals(mention))
                        .toList());
    }

    /** Without its first: the next counts. */
    Roster promoted() {
        return new Roster(successors.get(0).mention().id(), successors.subList(1, successors.size()));
    }

    private int indexOf(String mention) {
        for (int i = 0; i < successors.size(); i++) {
            if (successors.get(i).mention().id().equals(mention)) {
                return i;
            }
        }
        return -1;
    }
}
