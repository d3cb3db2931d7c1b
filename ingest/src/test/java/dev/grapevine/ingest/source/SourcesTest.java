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

        String key =
                "unknown key 'evry'; expected one of every, language, license, name, names, path, platform, retain,"
                        + " sourceType, type, url";
        String web = "url: expected an http or https address without user or password, found ";
        assertThat(String.valueOf(bad.getMessage()).replace(directory + "/", "").lines())
                .containsExactly(
                        "sources.yml:2: name: expected lower-case letters, digits, '.', '_' and '-', at most 100"
                                + " characters, found 'News'",
                        "sources.yml:4: " + web + "'ftp://news.example/'",
                        "sources.yml:5: " + key,
                        "sources.yml:6: name: missing",
                        "sources.yml:6: type: expected jsonl, feed, articles, reviews, appstore, mastodon, bluesky,"
                                + " hackernews, reddit, youtube, discourse, api, stackexchange, lemmy, googleplay, appstoreconnect, googlebusiness, trustpilot, files, mailbox, webhook, found 'telegraph'",
                        "sources.yml:7: path: missing",
                        "sources.yml:9: url: a source of type jsonl has none",
                        "sources.yml:10: every: expected a positive ISO 8601 duration such as PT15M or P30D, found"
                                + " 'often'",
                        "sources.yml:13: " + web + "'https://user:secret@news.example/'",
                        "sources.yml:14: expected a source with name, type and url or path",
                        "sources.yml:15: unknown key 'more'; expected sources");
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
