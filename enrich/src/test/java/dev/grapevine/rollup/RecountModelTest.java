package dev.grapevine.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.history.Change;
import dev.grapevine.history.Firsts;
import dev.grapevine.history.Kept;
import dev.grapevine.history.Latest;
import dev.grapevine.history.Roster;
import dev.grapevine.history.Update;
import dev.grapevine.mention.Mention;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Creates, edits, deletes, repeats and reorders mentions at random, step by step, and holds the result against a plain
 * count of what stands in the end.
 */
class RecountModelTest {

    private final PlainEnricher enricher = new PlainEnricher(RandomMentions.BRANDS);
    private final Map<String, Latest> latest = new HashMap<>();
    private final Map<String, Firsts> firsts = new HashMap<>();
    private final Map<String, Rollup> rollups = new TreeMap<>();
    private final Map<String, EnrichedMention> documents = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rollupsEqualARecountOfWhatStandsInTheEnd(long seed) {
        List<Mention> messages = RandomMentions.messages(seed);

        messages.forEach(this::hear);

        Map<String, Rollup> recount = RandomMentions.recount(messages);
        rollups.values().removeIf(rollup -> rollup.mentions() == 0);
        assertThat(RandomMentions.withoutFirsts(rollups)).isEqualTo(RandomMentions.withoutFirsts(recount));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyStoryAndVoiceOfABrandCountsOnce(long seed) {
        RandomMentions.messages(seed).forEach(this::hear);

        for (String brand : RandomMentions.BRANDS) {
            Set<String> stories = new HashSet<>();
            Set<String> voices = new HashSet<>();
            standing(brand).forEach(document -> {
                stories.add(document.story().id());
                voices.add(document.voice().id());
            });
            assertThat(sum(brand, true)).isEqualTo(stories.size());
            assertThat(sum(brand, false)).isEqualTo(voices.size());
            assertThat(standing(brand).filter(d -> d.story().first()).count()).isEqualTo(stories.size());
            assertThat(standing(brand).filter(d -> d.voice().first()).count()).isEqualTo(voices.size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void documentsThatStandSayWhatWasCounted(long seed) {
        RandomMentions.messages(seed).forEach(this::hear);

        Map<String, Rollup> counted = new TreeMap<>();
        documents.values().stream()
                .filter(document -> !document.deleted())
                .forEach(document -> count(counted, new Recount(null, Counted.of(document), document)));
        rollups.values().removeIf(rollup -> rollup.mentions() == 0);
        assertThat(RandomMentions.withoutVersions(rollups)).isEqualTo(RandomMentions.withoutVersions(counted));
    }

    private void hear(Mention mention) {
        Latest before = latest.get(mention.id());
        Change change = Change.between(before, mention, false);
        List<EnrichedMention> found = change.needsDocuments() ? enricher.enrich(mention) : List.of();
        Update update = Update.of(before, mention, change, found);
        latest.put(mention.id(), update.after());
        update.recounts().forEach(this::place);
    }

    private void place(Recount recount) {
        Firsts ofBrand = firsts.computeIfAbsent(
                recount.document().brand(),
                brand -> new Firsts(Kept.in(new HashMap<String, Roster>()), Kept.in(new HashMap<>())));
        for (Recount placed : ofBrand.place(recount)) {
            documents.put(placed.document().id(), placed.document());
            count(rollups, placed);
        }
    }

    private static void count(Map<String, Rollup> rollups, Recount recount) {
        Tally.of(recount).forEach(delta -> rollups.merge(delta.id(), delta, Tally::sum));
    }

    private Stream<EnrichedMention> standing(String brand) {
        return documents.values().stream().filter(d -> d.brand().equals(brand) && !d.deleted() && !d.own());
    }

    private long sum(String brand, boolean stories) {
        return rollups.values().stream()
                .filter(rollup -> rollup.brand().equals(brand))
                .mapToLong(rollup -> stories ? rollup.stories() : rollup.authors())
                .sum();
    }
}
