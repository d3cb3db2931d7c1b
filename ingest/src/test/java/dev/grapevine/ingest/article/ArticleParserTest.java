package dev.grapevine.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.Sample;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArticleParserTest {

    private static final String PARAGRAPH =
            "<p>The harbour was quiet, the boats were in, and nobody, it seemed, had any"
                    + " wish to leave before the kettles had boiled and the tea had been poured and drunk.</p>";

    private static final String PAGE = """
            <html lang="de"><head><title>Tide | News</title>%s<script>alert('x')</script></head><body>
            <nav><a href="/">Home</a><a href="/more">More</a></nav>
            <article><h1>Tide turns</h1>%s</article><footer>All rights reserved, 1 January 2001</footer></body></html>
            """;

    private final ArticleParser parser = new ArticleParser();

    @Test
    void mainTextIsFoundAndTheRestLeftOut() {
        Mention article = article("", PARAGRAPH.repeat(8));

        assertThat(article.title()).isEqualTo("Tide turns");
        assertThat(article.text()).contains("harbour was quiet").doesNotContain("Home", "alert", "rights");
        assertThat(article.language()).isEqualTo("de");
    }

    @Test
    void clutterInsideTheArticleIsLeftOut() {
        Mention article = article("", """
                <p>Tide turns</p><p>3 February 2026</p><p>By Ann Other</p>%s
                <figure><img src="a.jpg"><figcaption>Boats in the harbour of a small town</figcaption></figure>%s
                <p>Read more: all about the tide</p><p><a href="/other">Another story that people should read today</a></p>
                <div style="display: none"><p>Hidden words, a good many of them, for machines and for nobody else.</p></div>
                <div class="author-bio"><p>Ann lives by the sea with two cats and a kettle.</p></div>
                <p>As <a href="/said">she said</a>, boats came back in the evening.</p>""".formatted(numbered(0), numbered(4)));

        assertThat(article.text())
                .startsWith("Paragraph 0")
                .endsWith("As she said, boats came back in the evening.")
                .contains("Paragraph 7")
                .doesNotContain(
                        "3 February", "Ann Other", "small town", "Read more", "Another story", "Hidden", "two cats");
    }

    private static String numbered(int first) {
        return IntStream.range(first, first + 4)
                .mapToObj(i -> PARAGRAPH.replace("The harbour", "Paragraph " + i + ", in which the harbour"))
                .collect(Collectors.joining());
    }

    @Test
    void structuredDateGoesBeforeAllOthers() {
        String head = """
                <meta name="date" content="2026-02-02"><script type="application/ld+json">{"@type":"NewsArticle",
                "headline":"Tide &amp; time","datePublished":"2026-02-01T10:00:00Z","author":[{"name":"By Ann Other"}]}</script>""";
        Mention article = article(head, "<time datetime='2026-02-03'>3 Feb</time>" + PARAGRAPH.repeat(8));

        assertThat(article.published()).isEqualTo(Instant.parse("2026-02-01T10:00:00Z"));
        assertThat(article.title()).isEqualTo("Tide & time");
        assertThat(article.author()).extracting(Author::name).isEqualTo("Ann Other");
    }

    @Test
    void dateIsTakenFromWhatThePageShows() {
        for (String shown : List.of(
                "<time datetime='2026-02-03T00:00:00Z'>gestern</time>",
                "<span class='post-date'>3. Februar 2026</span>",
                "<p>Es war der 3. Februar 2026.</p>")) {
            assertThat(article("", shown + PARAGRAPH.repeat(8)).published())
                    .as(shown)
                    .isEqualTo(Instant.parse("2026-02-03T00:00:00Z"));
        }
    }

    @Test
    void dateInTheFutureIsNotBelieved() {
        assertThat(article("<meta property='article:published_time' content='2027-01-01'>", "<p>No date.</p>")
                        .published())
                .isNotEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    private Mention article(String head, String body) {
        return Sample.mentions(parser, PAGE.formatted(head, body)).get(0);
    }
}
