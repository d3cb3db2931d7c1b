package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.mention.Mentions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrandChangeTest {

    private final BrandChange change = new BrandChange(
            List.of(Brands.of("acme", "acme"), Brands.of("beta", "beta"), Brands.of("gone", "gone")),
            List.of(Brands.of("acme", "acme -pie"), Brands.of("beta", "beta"), Brands.of("new", "pie")),
            null);

    @Test
    void onlyWhatChangedConcernsAMention() {
        assertThat(change.brands()).containsExactly("acme", "gone", "new");
        assertThat(change.on(Mentions.post("1", "beta").build()).concerns()).isFalse();
        assertThat(change.on(Mentions.post("1", "acme").build()).concerns()).isTrue();
    }

    @Test
    void itSaysWhichBrandsAMentionJoinsAndLeaves() {
        BrandChange.Effect effect =
                change.on(Mentions.post("1", "acme pie and gone").build());
        assertThat(effect.added()).containsExactly("new");
        assertThat(effect.removed()).containsExactly("acme", "gone");
    }

    @Test
    void whoIsToldOfABrandChangesNothingAboutMentions() {
        Brand acme = Brands.of("acme", "acme");
        Brand louder = acme.withPolicy(acme.policy().withMinimumMentions(50));
        try (BrandChange policy = new BrandChange(List.of(acme), List.of(louder), null)) {
            assertThat(policy.brands()).isEmpty();
        }
    }

    @AfterEach
    void close() {
        change.close();
    }
}
