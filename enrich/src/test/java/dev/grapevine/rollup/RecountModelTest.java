package dev.grapevine.rollup;

import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.deletion;
import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.history.Change;
import dev.grapevine.history.Firsts;
import dev.grapevine.history.Latest;
import dev.grapevine.history.Roster;
import dev.grapevine.history.Rosters;
import dev.grapevine.history.Update;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Rating;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    private static final List<String> BRANDS = List.of("acme", "bolt", "cube");
    private static final List<String> WORDS = List.of("acme", "bolt", "cube", "good", "bad", "own", "fire", "ice");

    private final PlainEnricher enricher = new PlainEnricher(BRANDS);
    private final Map<String, Latest> latest = new HashMap<>();
    private final Map<String, Firsts> firsts = new HashMap<>();
    private final Map<String, Rollup> rollups = new TreeMap<>();
    private final Map<String, EnrichedMention> documents = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rollupsEqualARecountOfWhatStandsInTheEnd(long seed) {
        List<Mention> messages = messages(new Random(seed));

        messages.forEach(this::hear);

        Map<String, Rollup> recount = recount(newest(messages));
        rollups.values().removeIf(rollup -> rollup.mentions() == 0);
        assertThat(withoutFirsts(rollups)).isEqualTo(withoutFirsts(recount));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyStoryAndVoiceOfABrandCountsOnce(long seed) {
        messages(new Random(seed)).forEach(this::hear);

        for (String brand : BRANDS) {
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
        messages(new Random(seed)).forEach(this::hear);

        Map<String, Rollup> counted = new TreeMap<>();
        documents.values().stream()
                .filter(document -> !document.deleted())
                .forEach(document -> count(counted, new Recount(null, Counted.of(document), document)));
        rollups.values().removeIf(rollup -> rollup.mentions() == 0);
        assertThat(withoutVersions(rollups)).isEqualTo(withoutVersions(counted));
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
                brand -> new Firsts(Rosters.in(new HashMap<String, Roster>()), Rosters.in(new HashMap<>())));
        for (Recount placed : ofBrand.place(recount)) {
            documents.put(placed.document().id(), placed.document());
            count(rollups, placed);
        }
    }

    private static void count(Map<String, Rollup> rollups, Recount recount) {
        Tally.of(recount).forEach(delta -> rollups.merge(delta.id(), delta, Tally::sum));
    }

    private Map<String, Rollup> recount(List<Mention> standing) {
        Map<String, Rollup> rollups = new TreeMap<>();
        standing.stream()
                .filter(mention -> mention.action() != Action.DELETE)
                .flatMap(mention -> enricher.enrich(mention).stream())
                .forEach(document -> count(rollups, Recount.created(document)));
        return rollups;
    }

    /** The highest version of each mention; of equal ones the last. */
    private static List<Mention> newest(List<Mention> messages) {
        Map<String, Mention> newest = new HashMap<>();
        messages.forEach(message -> newest.merge(message.id(), message, (a, b) -> b.version() >= a.version() ? b : a));
        return List.copyOf(newest.values());
    }

    private static List<Mention> messages(Random random) {
        List<Mention> messages = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String id = "m" + random.nextInt(60);
            long second = random.nextInt(20_000);
            messages.add(random.nextInt(8) == 0 ? deletion(id, NOON.plusSeconds(second)) : mention(random, id, second));
            if (random.nextInt(5) == 0) {
                messages.add(messages.get(random.nextInt(messages.size())));
            }
        }
        for (int i = 0; i < 100; i++) {
            Collections.swap(messages, random.nextInt(messages.size()), random.nextInt(messages.size()));
        }
        return messages;
    }

    private static Mention mention(Random random, String id, long second) {
        List<String> words = new ArrayList<>(List.of("w" + random.nextInt(30)));
        for (int i = 0; i < 4; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return post(id, String.join(" ", words))
                .published(NOON.plusSeconds(random.nextInt(4000)))
                .fetched(NOON.plusSeconds(second))
                .author(new Author("author-" + random.nextInt(40), null, (long) random.nextInt(500), false))
                .rating(random.nextBoolean() ? null : new Rating(random.nextInt(50) / 10.0, 5, 0, false))
                .engagement(random.nextBoolean() ? null : new Engagement(random.nextLong(50), 1L, 2L, null, null))
                .build();
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

    private static List<String> withoutFirsts(Map<String, Rollup> rollups) {
        return withoutVersions(rollups).stream()
                .map(text -> text.replaceAll("(stories|authors)=\\d+", ""))
                .toList();
    }

    private static List<String> withoutVersions(Map<String, Rollup> rollups) {
        return rollups.values().stream()
                .map(rollup -> rollup.toString().replaceAll("version=\\d+", ""))
                .toList();
    }
}
