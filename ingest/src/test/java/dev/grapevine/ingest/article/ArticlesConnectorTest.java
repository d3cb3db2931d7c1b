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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
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
    void newestSitemapsOfAnIndexAreRead() throws InterruptedException {
        page("/1");
        page("/2").page("/new", "text/xml", sitemap("/2")).page("/old", "text/xml", sitemap("/1"));
        site.page("/list", "text/xml", index("/old", "2026-01-01", "/new", "2026-03-01"));

        Batch first = poll(Json.json().createObjectNode());
        Batch second = poll(first.position());

        assertThat(mentions(first)).extracting(Mention::nativeId).containsExactly(site.url("/2"), site.url("/1"));
        assertThat(first.state()).isEqualTo(State.OK);
        assertThat(mentions(second)).isEmpty();
    }

    @Test
    void indexLeadsNoFurtherThanFiveSitemapsOfItsOwnSite() throws InterruptedException {
        String[] listed = new String[16];
        for (int i = 0; i < 8; i++) {
            listed[2 * i] = "/part" + i;
            listed[2 * i + 1] = "2026-03-0" + (8 - i);
            site.page("/part" + i, "text/xml", index("/again", "2026-03-01"));
        }
        String foreign = "<sitemap><loc>http://localhost:1/sitemap.xml</loc><lastmod>2026-03-09</lastmod></sitemap>";
        site.page("/list", "text/xml", index(listed).replace("</sitemapindex>", foreign + "</sitemapindex>"));

        Batch batch = poll(Json.json().createObjectNode());

        assertThat(batch.state()).isEqualTo(State.OK);
        assertThat(site.count("/part4")).isEqualTo(1);
        assertThat(site.count("/part5")).isZero();
        assertThat(site.count("/again")).isZero();
    }

    @Test
    void sitemapThatIsMissingFromAnIndexIsSaidSoAndTheOthersAreRead() throws InterruptedException {
        page("/1").page("/part", "text/xml", sitemap("/1"));
        site.page("/list", "text/xml", index("/gone", "2026-03-01", "/part", "2026-02-01"));

        Batch batch = poll(Json.json().createObjectNode());

        assertThat(mentions(batch)).hasSize(1);
        assertThat(batch.state()).isEqualTo(State.DEGRADED);
        assertThat(batch.reason()).contains("/gone: the server answered 404");
    }

    @Test
    void newestArticlesComeFirstAndOldOnesNotAtAll() throws InterruptedException {
        Instant now = Instant.now();
        List.of("/1", "/2", "/3").forEach(this::page);
        site.page(
                "/list",
                "text/xml",
                "<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
                        + url("/1", "<lastmod>" + now.minus(Duration.ofDays(3)) + "</lastmod>")
                        + url("/2", "<n:news><n:publication_date>" + now + "</n:publication_date></n:news>")
                        + url("/3", "<lastmod>2020-03-01</lastmod>")
                        + "</urlset>");

        assertThat(mentions(poll(Json.json().createObjectNode())))
                .extracting(Mention::nativeId)
                .containsExactly(site.url("/2"), site.url("/1"));
    }

    @Test
    void entitiesOfASitemapAreNotExpanded() throws InterruptedException {
        page("/1");
        page("/file");
        site.page(
                "/list",
                "text/xml",
                "<!DOCTYPE urlset [<!ENTITY file '" + site.url("/file") + "'>]>"
                        + sitemap("/1").replace("</urlset>", "<url><loc>&file;</loc></url></urlset>"));

        assertThat(mentions(poll(Json.json().createObjectNode()))).hasSize(1);
        assertThat(site.count("/file")).isZero();
    }

    @Test
    void packedSitemapIsUnpacked() throws InterruptedException {
        page("/1");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(sitemap("/1").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        site.route("/list", exchange -> Website.send(exchange, 200, packed.toByteArray()));

        assertThat(mentions(poll(Json.json().createObjectNode()))).hasSize(1);
    }

    private String index(String... pathsAndDates) {
        StringBuilder index = new StringBuilder("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>");
        for (int i = 0; i < pathsAndDates.length; i += 2) {
            index.append("<sitemap><loc>")
                    .append(site.url(pathsAndDates[i]))
                    .append("</loc><lastmod>")
                    .append(pathsAndDates[i + 1])
                    .append("</lastmod></sitemap>");
        }
        return index.append("</sitemapindex>").toString();
    }

    private String url(String path, String more) {
        return "<url><loc>" + site.url(path) + "</loc>" + more + "</url>";
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
        PageClient pages = new PageClient(web, InstantSource.system());
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
