package dev.grapevine.history;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.mention.Mention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one message does: the mention's new state, and what has to be recounted for which brand.
 *
 * @param recounts ordered by brand; the firsts in them are not decided yet
 */
public record Update(Latest after, Change change, List<Recount> recounts) {

    public Update {
        recounts = List.copyOf(recounts);
    }

    /**
     * @param before null where nothing is known
     * @param change {@link Change#between} the two
     * @param documents what the mention means now, where the change needs it; firsts are not decided
     */
    public static Update of(@Nullable Latest before, Mention mention, Change change, List<EnrichedMention> documents) {
        return switch (change) {
            case NEW, CHANGED, CARRIED -> written(before, mention, change, documents);
            case DELETED -> deleted(before, mention);
            case UNCHANGED -> new Update(known(before).heardAgain(mention), change, List.of());
            case STALE -> new Update(known(before), change, List.of());
        };
    }

    private static Update written(
            @Nullable Latest before, Mention mention, Change change, List<EnrichedMention> documents) {
        Instant heard = before == null ? mention.fetched() : before.heard();
        Map<String, Counted> former = counted(before);
        Map<String, Recount> recounts = new TreeMap<>();
        for (EnrichedMention each : documents) {
            EnrichedMention document = mention.published() == null ? each.withEventTime(heard) : each;
            Counted retract = former.remove(document.brand());
            recounts.put(document.brand(), new Recount(retract, Counted.of(document), document));
        }
        List<Counted> now = recounts.values().stream().map(Recount::add).toList();
        former.values().forEach(counted -> recounts.put(counted.brand(), removed(counted, mention)));
        return new Update(Latest.of(mention, heard, now), change, List.copyOf(recounts.values()));
    }

    private static Update deleted(@Nullable Latest before, Mention deletion) {
        Instant heard = before == null ? deletion.fetched() : before.heard();
        List<Recount> recounts = new ArrayList<>();
        counted(before).values().forEach(counted -> recounts.add(removed(counted, deletion)));
        return new Update(Latest.gone(deletion, heard), Change.DELETED, recounts);
    }

    private static Recount removed(Counted counted, Mention mention) {
        return Recount.removed(
                counted, EnrichedMention.gone(counted, mention.platform(), mention.sourceType(), mention.version()));
    }

    private static Latest known(@Nullable Latest before) {
        return Objects.requireNonNull(before, "what is unchanged or stale was known before");
    }

    private static Map<String, Counted> counted(@Nullable Latest latest) {
        List<Counted> counted = latest == null ? List.of() : latest.counted();
        return counted.stream().collect(Collectors.toMap(Counted::brand, c -> c, (a, b) -> b, TreeMap::new));
    }
}
