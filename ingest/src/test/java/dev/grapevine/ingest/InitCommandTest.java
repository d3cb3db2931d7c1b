package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.ingest.source.Terms;
import dev.grapevine.mention.Mention;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InitCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aNameIsEnoughForTwoFilesThatWork() throws Exception {
        int code = init("Acme \"Kettles\" GmbH\nacme.example\n@acme, @acmehelp\nBoil Well, Kettlö\n");

        assertThat(code).isZero();
        List<Brand> brands = BrandsFile.read(folder.resolve("brands.yml"));
        assertThat(brands).extracting(Brand::id).containsExactly("acme-kettles-gmbh", "boil-well", "kettlo");
        assertThat(brands.get(0).query())
                .isEqualTo("\"Acme Kettles GmbH\" OR \"@acme\" OR \"@acmehelp\" OR \"acme.example\"");
        assertThat(brands.get(0).rivals()).containsExactly("boil-well", "kettlo");
        assertThat(brands.get(1).competitor()).isTrue();
        assertThat(Sources.load(folder.resolve("sources.yml")).all())
                .extracting(Source::kind)
                .containsExactly(SourceKind.HACKERNEWS, SourceKind.BLUESKY, SourceKind.MASTODON, SourceKind.FEED);
    }

    @Test
    void whatWasThereIsKept() throws Exception {
        Files.writeString(folder.resolve("brands.yml"), "brands: []\n");

        init("Acme\n\n\n\n");

        assertThat(folder.resolve("brands.yml.before-init")).hasContent("brands: []\n");
        assertThat(BrandsFile.read(folder.resolve("brands.yml"))).hasSize(1);
    }

    @Test
    void wordsOfTheOthersAreProposedAndNotThoseOfBoth() {
        List<String> relevant = List.of("My acme kettle leaks", "acme sells a nice kettle");
        List<String> others =
                List.of("Wile Coyote buys acme dynamite", "coyote and the acme anvil, nice", "acme anvil");

        assertThat(Exclusions.proposed(relevant, others, "acme")).containsExactly("anvil", "coyote");
        assertThat(Exclusions.proposed(List.of(), others, "acme")).isEmpty();
    }

    @Test
    void excludedWordsStandInTheQuery() {
        FirstBrand brand = new FirstBrand("Acme", "", List.of(), List.of(), List.of("anvil", "coyote"));

        assertThat(brand.query()).isEqualTo("(\"Acme\") NOT (\"anvil\" OR \"coyote\")");
    }

    @Test
    void samplesAreWhatTheQueryMatches() throws Exception {
        try (Website site = new Website()) {
            site.page("/feed", "application/rss+xml", """
                    <rss version="2.0"><channel><title>n</title>
                    <item><guid>1</guid><title>Acme leaks</title></item>
                    <item><guid>2</guid><title>Something else</title></item>
                    </channel></rss>""");
            init("Acme\n\n\n\n");
            Brand brand = BrandsFile.read(folder.resolve("brands.yml")).get(0);
            IngestOptions options = IngestOptions.of(Map.of(), "test", "")
                    .withFetch(FetchPolicy.of("").withLoopbackAllowed(true).withHostPace(Duration.ZERO));
            List<String> said = new ArrayList<>();
            try (Connectors connectors = new Connectors(options, new Terms())) {
                Sources sources =
                        Sources.of(Source.of("news", SourceKind.FEED, site.url("/feed"), Duration.ofMinutes(15)));
                List<Mention> found = new Samples(connectors, said::add).of(sources, brand, 20);

                assertThat(found).extracting(Mention::title).containsExactly("Acme leaks");
                assertThat(said).containsExactly("news: 1 mentions");
            }
        }
    }

    private int init(String answers) {
        StringWriter err = new StringWriter();
        return new CommandLine(new InitCommand(
                        new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)), FetchPolicy.of("")))
                .setErr(new PrintWriter(err))
                .execute("--config", folder.toString(), "--samples", "0");
    }
}
