package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedMatcherTest {

    private static final List<Brand> ACME = List.of(Brands.of("acme", "acme"));
    private static final List<Brand> BETA = List.of(Brands.of("beta", "beta"));

    private final List<Counting> opened = new ArrayList<>();

    @Test
    void whoMatchesTheSameBrandsGetsTheSameMatcher() {
        try (BrandMatcher one = open(ACME, null);
                BrandMatcher two = open(List.copyOf(ACME), null);
                BrandMatcher other = open(BETA, null)) {
            assertThat(opened).hasSize(2);
        }
    }

    @Test
    void itIsClosedWhenTheLastHasClosedIt() {
        BrandMatcher one = open(ACME, null);
        BrandMatcher two = open(ACME, null);
        one.close();
        one.close();
        assertThat(opened.get(0).closed).isZero();
        two.close();
        assertThat(opened.get(0).closed).isOne();
        open(ACME, null).close();
        assertThat(opened).hasSize(2);
    }

    @Test
    void authorsUnderAnotherKeyAreOthers() {
        try (BrandMatcher one = open(ACME, new Pseudonyms("one"));
                BrandMatcher same = open(ACME, new Pseudonyms("one"));
                BrandMatcher two = open(ACME, new Pseudonyms("two"));
                BrandMatcher none = open(ACME, null)) {
            assertThat(opened).hasSize(3);
        }
    }

    private BrandMatcher open(List<Brand> brands, @Nullable Pseudonyms pseudonyms) {
        return SharedMatcher.of(brands, pseudonyms, () -> {
            Counting matcher = new Counting();
            opened.add(matcher);
            return matcher;
        });
    }

    private static final class Counting implements BrandMatcher {

        private int closed;

        @Override
        public List<Match> match(Mention mention, Subject subject) {
            return List.of();
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
