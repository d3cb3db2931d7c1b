package dev.grapevine.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermsTest {

    @TempDir
    private Path folder;

    private final Terms terms = new Terms();

    @Test
    void eachMatchOfAQueryHoldsOneOfItsTerms() throws IOException {
        terms.follow(brands("{id: acme, name: Acme, query: 'acme AND (kettle OR \"tea pot\") NOT anvil'}"));

        assertThat(terms.of(source("from-brands"))).isNotEmpty().doesNotContain("anvil");
        assertThat(terms.isAbout(source("from-brands"), "my ACME kettle")).isTrue();
        assertThat(terms.isAbout(source("from-brands"), "something else")).isFalse();
    }

    @Test
    void givenTermsStandBesideThoseOfTheBrands() throws IOException {
        terms.follow(brands("{id: acme, name: Acme, query: acme}"));

        assertThat(terms.of(source("kettle", "from-brands"))).containsExactly("kettle", "acme");
    }

    @Test
    void theyFollowTheBrands() throws IOException {
        terms.follow(brands("{id: acme, name: Acme, query: acme}"));
        terms.follow(brands("{id: bolt, name: Bolt, query: bolt}"));

        assertThat(terms.of(source("from-brands"))).containsExactly("bolt");
    }

    @Test
    void aSourceWithoutTermsHearsEverything() {
        Source all = source();

        assertThat(terms.areGiven(all)).isFalse();
        assertThat(terms.isAbout(all, "anything")).isTrue();
    }

    @Test
    void aBrandThatCannotBeSearchedForIsSearchedByItsName() throws IOException {
        terms.follow(brands("{id: acme, name: Acme Kettles, query: 'ac*'}"));

        assertThat(terms.of(source("from-brands"))).hasSize(1).allMatch(term -> term.length() > 1);
    }

    private List<Brand> brands(String brand) throws IOException {
        return BrandsFile.read(Files.writeString(folder.resolve("brands.yml"), "brands:\n  - " + brand + "\n"));
    }

    private static Source source(String... terms) {
        Options options = terms.length == 0 ? Options.NONE : Options.NONE.with("terms", List.of(terms));
        return Source.of("sky", SourceKind.BLUESKY, "https://sky.example", Duration.ofMinutes(1), options);
    }
}
