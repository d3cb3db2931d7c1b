package dev.grapevine.local.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.LuceneBrandMatcher;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.sentiment.Analyzers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InventedDocumentsTest {

    private static final Instant START = Instant.parse("2026-02-02T00:00:00Z");
    private static final int MENTIONS = 2_000;

    private static List<EnrichedMention> documents;

    @BeforeAll
    static void invent() throws IOException {
        documents = documents(7, MENTIONS);
    }

    @Test
    void theSameSeedGivesTheSameDocumentsHoweverManyAreAskedForAtOnce() throws IOException {
        assertThat(documents(7, 1, 999, MENTIONS - 1_000)).isEqualTo(documents);
    }

    @Test
    void anotherSeedsMentionsHaveOtherIds() throws IOException {
        Set<String> ids = ids(documents);
        assertThat(ids(documents(8, MENTIONS))).hasSizeGreaterThan(MENTIONS / 2).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void theyComeInOrderOfPublication() {
        assertThat(documents.stream().map(EnrichedMention::eventTime)).isSorted();
    }

    @Test
    void aVoiceIsHeardForTheFirstTimeOnce() {
        Map<String, Long> firsts = documents.stream()
                .filter(document -> document.voice().first())
                .collect(Collectors.groupingBy(
                        document -> document.brand() + " " + document.voice().id(), Collectors.counting()));
        assertThat(firsts.values()).isNotEmpty().containsOnly(1L);
    }

    @Test
    void copiesAreOfStoriesThatWereTold() {
        List<EnrichedMention> copies =
                documents.stream().filter(document -> !document.story().first()).toList();
        Set<String> told = documents.stream()
                .filter(document -> document.story().first())
                .map(document -> document.story().id())
                .collect(Collectors.toSet());
        assertThat(copies)
                .isNotEmpty()
                .allMatch(copy -> told.contains(copy.story().id()));
    }

    private static Set<String> ids(List<EnrichedMention> documents) {
        return documents.stream().map(EnrichedMention::id).collect(Collectors.toSet());
    }

    /** @param parts how many mentions are asked for, one after the other */
    private static List<EnrichedMention> documents(long seed, int... parts) throws IOException {
        List<Brand> brands = Filling.brands();
        try (LuceneBrandMatcher matcher = LuceneBrandMatcher.of(brands);
                InventedDocuments documents = new InventedDocuments(
                        InventedDocuments.scenario(MENTIONS, START, START.plus(Duration.ofDays(2))),
                        seed,
                        matcher,
                        Analyzers.named("linear"))) {
            return IntStream.of(parts)
                    .mapToObj(documents::next)
                    .flatMap(List::stream)
                    .toList();
        }
    }
}
