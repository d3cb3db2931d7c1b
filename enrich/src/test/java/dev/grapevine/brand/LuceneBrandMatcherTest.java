package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LuceneBrandMatcherTest {

    @Test
    void brandsThatMatchComeOrderedById() {
        try (LuceneBrandMatcher matcher = matcher(Brands.of("zeta", "zeta"), Brands.of("acme", "acme"))) {
            assertThat(matcher.match(post("zeta beats acme")))
                    .extracting(match -> match.brand().id())
                    .containsExactly("acme", "zeta");
        }
    }

    @Test
    void aMatchSaysWhichClausesAreTrueAndWhere() {
        try (LuceneBrandMatcher matcher = matcher(Brands.of("acme", "acme NEAR/3 (bad OR awful) -pie lang:en"))) {
            Match match = matcher.match(post("My Acme's battery is bad")).get(0);
            assertThat(match.clauses()).containsExactly("acme NEAR/3 (bad OR awful)", "lang:en");
            assertThat(match.spans()).containsExactly(new Span("text", 3, 7), new Span("text", 21, 24));
        }
    }

    @Test
    void everyProblemOfEveryQueryIsReportedAtOnce() {
        assertThatThrownBy(() -> matcher(Brands.of("acme", "acme NEAR/x bad) foo:x"), Brands.of("beta", "NOT beta")))
                .isInstanceOf(InvalidBrandsException.class)
                .hasMessageContainingAll(
                        "query of brand 'acme' at 5", "at 15: found ')'", "foo", "query of brand 'beta'", "exclusions");
    }

    @Test
    void aTextWithThousandsOfWordsThatFitAWildcardStillMatches() {
        String words = IntStream.range(0, 3_000).mapToObj(i -> "acme" + i).reduce("", (a, b) -> a + " " + b);
        try (LuceneBrandMatcher matcher = matcher(Brands.of("acme", "acme* NEAR/2 awful"))) {
            assertThat(matcher.match(post(words + " awful"))).hasSize(1);
            assertThat(matcher.match(post(words))).isEmpty();
        }
    }

    private static LuceneBrandMatcher matcher(Brand... brands) {
        return LuceneBrandMatcher.of(List.of(brands));
    }

    private static Mention post(String text) {
        return Mentions.post("1", text).build();
    }
}
