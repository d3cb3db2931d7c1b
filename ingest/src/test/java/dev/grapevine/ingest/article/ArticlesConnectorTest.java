package dev.grapevine.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.Website;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.fetch.PageClient;
import dev.grapevine.ingest.fetch.WebClient;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.mention.SourceType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArticlesConnectorTest {

    private static final String ARTICLE = """
            <html lang="en"><head><title>Tide</title><meta property="article:published_time" content="2026-03-02T09:15:00Z">
            </head><body><article><h1>Tide turns %s</h1>%s</article></body></html>""";
    private static final String PARAGRAPH =
            "<p>The harbour was quiet, the boats were in, and nobody, it seemed, had any"
                    + " wish to leave before the kettles had boiled and the tea had been poured and drunk.</p>";

    private final Website site = new Website();
    private final FetchPolicy policy =
            FetchPolicy.of("").withLoopbackAllowed(true).withHostPace(Duration.ZERO);
    private final WebClient web = new WebClient(policy);

    @AfterEach
    void close() {
        web.close();
        site.close();
    }

    @Test
    void articlesOfANewsSitemapAreReadOnce() throws InterruptedException {
        page("/1").page("/list", "text/xml", sitemap("/1"));
        Batch first = poll(Json.json().createObjectNode());
        page("/2").page("/list", "text/xml", sitemap("/2", "/1"));
        Batch second = poll(first.position());

        assertThat(mentions(first)).singleElement().satisfies(article -> {
            assertThat(article.nativeId()).isEqualTo(site.url("/1"));
            assertThat(article.sourceType()).isEqualTo(SourceType.ARTICLE);
            assertThat(article.title()).isEqualTo("Tide turns /1");
            assertThat(article.text()).contains("harbour was quiet");
            assertThat(article.published()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
        });
        assertThat(mentions(second)).extracting(Mention::nativeId).containsExactly(site.url("/2"));
        assertThat(site.count("/1")).isEqualTo(1);
    }

    @Test
    void articlesBehindTheLinksOfAFeedAreRead() throws InterruptedException {
        page("/1").page("/list", "text/xml", "<rss><channel><item><link>/1</link></item></channel></rss>");

        assertThat(mentions(poll(Json.json().createObjectNode()))).hasSize(1);
    }

    @Test
    void longListIsReadInSeveralPolls() throws InterruptedException {
        String[] paths = IntStream.range(0, 25).mapToObj(i -> "/" + i).toArray(String[]::new);
        List.of(paths).forEach(this::page);
        site.page("/list", "text/xml", sitemap(paths));

        Batch first = poll(Json.json().createObjectNode());
        Batch second = poll(first.position());
        Batch third = poll(second.position());

        assertThat(List.of(first, second, third))
                .extracting(batch -> mentions(batch).size())
                .containsExactly(10, 10, 5);
        assertThat(first.again()).isEqualTo(Duration.ZERO);
        assertThat(third.again()).isNull();
        assertThat(site.count("/list")).isEqualTo(1);
    }

    @Test
    void pageThatRobotsTxtForbidsIsLeftAloneAndSaidSo() throws InterruptedException {
        page("/1").page("/list", "text/xml", sitemap("/1", "/gone"));
        site.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /1\n");

        List<Intake> intakes = poll(Json.json().createObjectNode()).intakes();

        assertThat(site.count("/1")).isZero();
        assertThat(intakes)
                .anySatisfy(intake ->
                        assertThat(((Garbled) intake).letter().detail()).contains("404"));
    }

    @Test
    void pageThatFailsIsTriedThreeTimes() throws InterruptedException {
        site.page("/list", "text/xml", sitemap("/1")).route("/1", exchange -> Website.send(exchange, 503, new byte[0]));
        ObjectNode position = Json.json().createObjectNode();
        int letters = 0;
        for (int i = 0; i < 5; i++) {
            Batch batch = poll(position);
            position = batch.position();
            letters += batch.intakes().size();
        }

        assertThat(site.count("/1")).isEqualTo(3);
        assertThat(letters).isEqualTo(1);
    }

    @Test
    void whatIsNeitherFeedNorSitemapIsSaidSo() throws InterruptedException {
        site.page("/list", "text/html", "<html>hello</html>");

        assertThat(poll(Json.json().createObjectNode()).state()).isEqualTo(State.FAILING);
    }

    private Website page(String path) {
        return site.page(path, "text/html", ARTICLE.formatted(path, PARAGRAPH.repeat(5)));
    }

    private String sitemap(String... paths) {
        return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                + List.of(paths).stream()
                        .map(path -> "<url><loc> " + site.url(path) + " </loc></url>")
                        .collect(Collectors.joining())
                + "</urlset>";
    }

    private Batch poll(ObjectNode position) throws InterruptedException {
        Source source = Source.of("articles", SourceKind.ARTICLES, site.url("/list"), Duration.ofHours(1));
        PageClient pages = new PageClient(web, policy, InstantSource.system());
        Origin origin = new Origin(source, new Pseudonyms("test key"));
        return new ArticlesConnector(origin, web, pages, InstantSource.system()).poll(position);
    }

    private static List<Mention> mentions(Batch batch) {
        return batch.intakes().stream()
                .filter(Heard.class::isInstance)
                .map(intake -> ((Heard) intake).mention())
                .toList();
    }
}
