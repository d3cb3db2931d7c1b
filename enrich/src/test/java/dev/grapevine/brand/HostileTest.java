package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.grapevine.enrichment.Enricher;
import dev.grapevine.history.EnrichBatch;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Mentions;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.sentiment.linear.LinearAnalyzer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may write to bring the line down, by mistake or on purpose. */
@Tag("slow")
class HostileTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As long as a query may be. */
    private static final int LONG_QUERY = 20_000;

    /** As much as fifty pages; Kafka takes ten times as much. */
    private static final int LONG_TEXT = 100_000;

    private static final List<Brand> BRANDS = List.of(
            Brands.of("a", "acme NEAR/500 (bad OR awful)"),
            Brands.of("b", "\"acme bad acme bad acme\""),
            Brands.of("c", "ac*e* OR *m?e* OR a*a*a*a*a*b"),
            Brands.of("d", "acme~2 OR aaaaaaaa~2"),
            Brands.of("e", "acme SENTENCE bad"),
            Brands.of("f", "raw:\"aaaaaaaaab\" OR raw:\"#\""),
            Brands.of("g", "acme ONEAR/0 zebra"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "((a) ",
                "-",
                "!",
                "NOT ",
                "a ",
                "a OR ",
                "a NEAR/500 ",
                "\"",
                "\"a ",
                "*",
                "a*",
                "?a",
                "a~2 ",
                "<<<",
                "/*",
                "title:",
                "raw:\"",
                "text:(",
                "site:",
                "\\",
                "'",
                "#",
                "@",
                "\u0000",
                "\ud83c",
                "\u4e2d",
                "(" + "a OR b) "
            })
    void aLongQueryIsUnderstoodOrAnsweredWithProblemsInAMoment(String piece) {
        String query = piece.repeat(LONG_QUERY / piece.length());
        ParsedQuery parsed = assertTimeoutPreemptively(PATIENCE, () -> QueryParser.parse(query));
        if (parsed instanceof ParsedQuery.Bad bad) {
            assertThat(bad.problems())
                    .hasSizeBetween(1, 101)
                    .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(400));
        } else {
            assertThat(matches(
                            List.of(Brands.of("a", query)),
                            Mentions.post("1", "a bad thing").build()))
                    .hasSizeLessThan(2);
        }
    }

    /** What both ways to match find. */
    private static List<Match> matches(List<Brand> brands, Mention mention) {
        try (LuceneBrandMatcher stored = LuceneBrandMatcher.of(brands);
                PlainBrandMatcher plain = PlainBrandMatcher.of(brands, null)) {
            List<Match> matches = assertTimeoutPreemptively(PATIENCE, () -> plain.match(mention));
            assertThat(assertTimeoutPreemptively(PATIENCE, () -> stored.match(mention)))
                    .isEqualTo(matches);
            return matches;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A",
                "a'",
                "'",
                "#",
                "@a",
                "#A",
                "_",
                "a.",
                ". ",
                "acme bad ",
                "acme ",
                "http://",
                "www.",
                "aA1",
                "\u0301",
                "\ud83c",
                "\u4e2d",
                "-",
                "\n",
                "acme-",
                "https://acme.example/acme ",
                "@acme ",
                "Dr. ",
                "\u200d",
                "ab"
            })
    void aLongTextIsEnrichedInAMoment(String piece) {
        Mention mention = Mentions.post("1", "Acme bad. " + piece.repeat(LONG_TEXT / piece.length()))
                .build();
        List<Match> matches = matches(BRANDS, mention);
        assertThat(matches).isNotEmpty();
        String line = new String(MentionCodec.encode(mention), StandardCharsets.UTF_8);
        try (PlainBrandMatcher matcher = PlainBrandMatcher.of(BRANDS, null)) {
            EnrichBatch batch = new EnrichBatch(new Enricher(matcher, LinearAnalyzer.shared()));
            assertThat(assertTimeoutPreemptively(
                            PATIENCE, () -> batch.lines(line).toList()))
                    .hasSameSizeAs(matches);
        }
    }
}
