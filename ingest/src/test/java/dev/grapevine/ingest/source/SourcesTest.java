package dev.grapevine.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.grapevine.mention.SourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    private Path directory;

    @Test
    void sourceTakesTheDefaultsOfItsType() throws IOException {
        Sources sources = load("""
                sources:
                  - name: news
                    type: feed
                    url: https://news.example/feed.xml
                  - name: march
                    type: jsonl
                    path: recordings/march.jsonl
                    every: PT1H
                    sourceType: review
                    retain: P30D
                    names: shown
                """);

        Source news = sources.all().get(0);
        assertThat(news.every()).isEqualTo(Duration.ofMinutes(15));
        assertThat(news.platform()).isEqualTo("feed");
        assertThat(news.handling()).isEqualTo(Handling.DEFAULT);
        Source march = sources.all().get(1);
        assertThat(march.location())
                .isEqualTo(directory.resolve("recordings/march.jsonl").toString());
        assertThat(march.sourceType()).isEqualTo(SourceType.REVIEW);
        assertThat(march.handling().retain()).isEqualTo(Duration.ofDays(30));
        assertThat(march.handling().showNames()).isTrue();
    }

    @Test
    void everyMistakeIsReportedWithItsLine() throws IOException {
        BadSources bad = catchThrowableOfType(BadSources.class, () -> load("""
                sources:
                  - name: News
                    type: feed
                    url: ftp://news.example/
                    evry: PT5M
                  - type: telegraph
                  - name: march
                    type: jsonl
                    url: https://news.example/
                    every: often
                  - name: twin
                    type: feed
                    url: https://user:secret@news.example/
                  - just text
                more: 1
                """));

        assertThat(bad.problems())
                .extracting(BadSources.Problem::toString)
                .satisfiesExactly(
                        line -> assertThat(line).contains("sources.yml:5:").contains("evry"),
                        line -> assertThat(line).contains(":2: name: expected").contains("News"),
                        line -> assertThat(line).contains(":4: url: expected"),
                        line -> assertThat(line).contains(":6: name: missing"),
                        line -> assertThat(line).contains(":6: type: expected").contains("telegraph"),
                        line -> assertThat(line).contains(":10: every: expected"),
                        line -> assertThat(line).contains(":9: url: a source of type jsonl has none"),
                        line -> assertThat(line).contains(":7: path: missing"),
                        line -> assertThat(line).contains(":13: url: expected"),
                        line -> assertThat(line).contains(":14: expected a source"),
                        line -> assertThat(line).contains(":15: unknown key 'more'"));
    }

    @Test
    void whatIsNotYamlIsSaidSo() throws IOException {
        BadSources bad = catchThrowableOfType(BadSources.class, () -> load("sources:\n  - name: [\n"));

        assertThat(bad.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("not YAML"));
    }

    private Sources load(String text) throws IOException {
        Path file = directory.resolve("sources.yml");
        Files.writeString(file, text);
        return Sources.load(file);
    }
}
