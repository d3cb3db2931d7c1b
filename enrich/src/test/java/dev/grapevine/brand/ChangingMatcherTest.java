package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.mention.Pseudonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangingMatcherTest {

    private static final String[] WORDS = {"ape", "bat", "cat", "dog", "elk", "fox"};

    @Test
    void afterAnyChangesItMatchesAsIfOpenedAnew() {
        Random random = new Random(7);
        List<Brand> brands = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            brands.add(brand(i, random));
        }
        ChangingMatcher matcher = ChangingMatcher.of(brands, null);
        for (int round = 0; round < 40; round++) {
            change(brands, random);
            matcher = matcher.changed(brands);
            try (LuceneBrandMatcher anew = LuceneBrandMatcher.of(brands)) {
                Mention mention =
                        Mentions.post("1", word(random) + " " + word(random)).build();
                assertThat(matcher.match(mention)).isEqualTo(anew.match(mention));
            }
        }
        matcher.close();
    }

    @Test
    void aBadQueryLeavesItAsItWas() {
        ChangingMatcher matcher = ChangingMatcher.of(List.of(Brands.of("acme", "acme")), null);
        assertThatThrownBy(() -> matcher.changed(List.of(Brands.of("acme", "(acme"))))
                .isInstanceOf(InvalidBrandsException.class);
        assertThat(matcher.match(Mentions.post("1", "acme").build())).hasSize(1);
        matcher.close();
    }

    @Test
    void anAuthorIsFoundUnderHisPseudonym() {
        Pseudonyms pseudonyms = new Pseudonyms("secret");
        Mention mention = Mentions.post("1", "hello")
                .author(new Author(pseudonyms.of("testnet", "Jane Doe"), null, null, null))
                .build();
        List<Brand> brands = List.of(Brands.of("acme", "author:\"@Jane Doe\" OR author:jane"));
        try (ChangingMatcher knowing = ChangingMatcher.of(brands, pseudonyms);
                ChangingMatcher blind = ChangingMatcher.of(brands, null)) {
            assertThat(knowing.match(mention)).hasSize(1);
            assertThat(blind.match(mention)).isEmpty();
        }
    }

    private static void change(List<Brand> brands, Random random) {
        int place = random.nextInt(brands.size());
        switch (random.nextInt(3)) {
            case 0 -> brands.set(place, Brands.of(brands.get(place).id(), word(random) + " " + word(random)));
            case 1 -> brands.remove(place);
            default -> brands.add(brand(1_000 + random.nextInt(1_000_000), random));
        }
    }

    private static Brand brand(int number, Random random) {
        return Brands.of("b" + number, word(random));
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
