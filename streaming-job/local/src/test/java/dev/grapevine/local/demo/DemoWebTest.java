package dev.grapevine.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Outlet;
import dev.grapevine.generate.Register;
import dev.grapevine.generate.Scenario;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads the demo web over HTTP, as a stranger's feed reader and crawler would. */
class DemoWebTest {

    private static final Instant DAY_THREE = Instant.parse("2026-02-05T00:00:00Z");

    /** A tenth of everything is hostile, so that every page has some of it. */
    private static final Scenario NASTY = hostile(Scenario.demo(), 0.1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<String> readings = new ConcurrentLinkedQueue<>();
    private Instant now = DAY_THREE;
    private DemoWeb web;

    @BeforeEach
    void start() throws IOException {
        web = DemoWeb.start(NASTY, 7, () -> now, readings::add, 0);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void feedsSayWhatWasSaid() throws Exception {
        for (Outlet outlet : feeds()) {
            Map<String, Generated> published = published(outlet);
            SyndFeed feed = feed(get("/" + outlet.name() + "/feed.xml").body());
            assertThat(feed.getTitle()).isEqualTo(outlet.title());
            assertThat(feed.getEntries()).as(outlet.name()).hasSize(published.size());
            for (SyndEntry entry : feed.getEntries()) {
                assertSays(entry, truth(published, path(entry.getLink())));
            }
        }
    }

    @Test
    void nothingIsLostBetweenTwoVisitsHoweverFastTheClockRuns() throws Exception {
        Set<String> seen = new HashSet<>();
        Map<String, String> etags = new HashMap<>();
        for (now = NASTY.start();
                now.isBefore(DAY_THREE.plus(Duration.ofDays(4)));
                now = now.plus(Duration.ofHours(30))) {
            for (Outlet outlet : feeds()) {
                seen.addAll(visit(outlet, etags));
            }
        }
        now = now.minus(Duration.ofHours(30));
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(web.published(now)
                        .filter(generated -> generated.mention().rating() == null)
                        .map(generated -> generated.mention().nativeId())
                        .toList());
    }

    @Test
    void aFeedThatDidNotChangeIsNotSentAgain() throws Exception {
        HttpResponse<String> first = get("/murmur-coffee/feed.xml");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(get("/murmur-coffee/feed.xml", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertThat(get("/murmur-coffee/feed.xml", "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        now = now.plus(Duration.ofHours(12));
        assertThat(get("/murmur-coffee/feed.xml", "If-None-Match", etag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsWhichPagesWithNewsAreRead() throws Exception {
        get("/");
        get("/robots.txt");
        get("/murmur-coffee");
        get(link(published(NASTY.outlet("slow-miles"))));
        assertThat(readings).isEmpty();

        get("/slow-miles/feed.xml");
        get("/kitbag-brisquell-tarn");
        get("/api/v1/timelines/tag/coffee");
        assertThat(readings).containsExactly("slow-miles", "kitbag-brisquell-tarn", "murmur-coffee");
    }

    @Test
    void murmurSpeaksMastodonsLanguageAndLosesNothingBetweenTwoPages() throws Exception {
        Outlet outlet = NASTY.outlet("murmur-coffee");
        Map<String, Generated> published = published(outlet);
        Map<String, JsonNode> statuses = new HashMap<>();
        String minimum = "1000000000";
        while (!minimum.isEmpty()) {
            JsonNode page = Json.json()
                    .readTree(get("/api/v1/timelines/tag/coffee?limit=40&min_id=" + minimum)
                            .body());
            page.forEach(status -> statuses.put(path(status.path("url").asText()), status));
            minimum = page.path(0).path("id").asText();
        }
        assertThat(statuses.keySet()).isEqualTo(published.keySet());
        statuses.forEach((path, status) -> {
            Generated truth = truth(published, path);
            assertThat(text(status.path("content").asText())).isEqualTo(lines(text(truth)));
            assertThat(status.at("/account/followers_count").asLong())
                    .isEqualTo(Objects.requireNonNull(truth.mention().author()).followers());
            assertThat(status.path("favourites_count").asLong())
                    .isEqualTo(
                            Objects.requireNonNull(truth.mention().engagement()).likes());
        });
        String id = statuses.values().iterator().next().path("id").asText();
        assertThat(get("/api/v1/statuses/" + id).body()).contains(id);
        assertThat(get("/api/v1/statuses/1000999999").statusCode()).isEqualTo(404);
    }

    @Test
    void aLaterVisitShowsTheUsualWindow() throws Exception {
        now = DAY_THREE.plus(Duration.ofDays(7));
        String etag =
                get("/murmur-coffee/feed.xml").headers().firstValue("ETag").orElseThrow();
        now = now.plus(Duration.ofHours(6));
        String body = get("/murmur-coffee/feed.xml", "If-None-Match", etag).body();
        assertThat(feed(body).getEntries()).hasSize(Desk.WINDOW);
    }

    @Test
    void reviewPagesDescribeTheirReviewsAsJsonLd() throws Exception {
        Outlet shop = NASTY.outlet("kitbag-brisquell-tarn");
        Document page = html("/" + shop.name());
        JsonNode product = Json.json()
                .readTree(page.expectFirst("script[type=application/ld+json]").data());
        Map<String, Generated> published = published(shop);

        assertThat(product.path("name").asText()).isEqualTo("Brisquell Tarn");
        assertThat(product.path("aggregateRating").path("reviewCount").asInt()).isEqualTo(published.size());
        assertThat(product.path("review")).hasSize(published.size()).allSatisfy(review -> {
            Generated truth = truth(published, path(review.path("url").asText()));
            assertThat(review.path("reviewBody").asText()).isEqualTo(text(truth));
            assertThat(review.path("author").path("name").asText())
                    .isEqualTo(truth.truth().author());
            assertThat(review.path("reviewRating").path("ratingValue").asDouble())
                    .isEqualTo(stars(truth));
        });
    }

    @Test
    void reviewPagesDescribeTheirReviewsAsMicrodata() throws Exception {
        Outlet shop = NASTY.outlet("fairscoop-brisquell-tarn");
        Map<String, Generated> published = published(shop);
        List<Element> reviews = html("/" + shop.name()).select("[itemtype=https://schema.org/Review]");

        assertThat(reviews).hasSize(published.size()).allSatisfy(review -> {
            Generated truth =
                    truth(published, path(review.expectFirst("[itemprop=url]").attr("href")));
            assertThat(lines(review.expectFirst("[itemprop=reviewBody]").wholeText()))
                    .isEqualTo(lines(text(truth)));
            assertThat(review.expectFirst("[itemprop=ratingValue]").text())
                    .isEqualTo(String.valueOf((int) stars(truth)));
        });
    }

    @Test
    void olderReviewsAreOnFurtherPages() throws Exception {
        now = DAY_THREE.plus(Duration.ofDays(11));
        Outlet shop = NASTY.outlet("kitbag-kettelwyn-drift");
        Set<String> seen = new HashSet<>();
        String address = web.base() + "/" + shop.name() + "?page=1";
        while (!address.isEmpty()) {
            Document page = html(address.substring(web.base().length()));
            page.select("article .meta a").forEach(link -> seen.add(path(link.attr("href"))));
            Element older = page.selectFirst("a[rel=next]");
            address = older == null ? "" : older.attr("href");
        }
        assertThat(seen).isEqualTo(published(shop).keySet());
    }

    @Test
    void articlesStandBehindTheirLinks() throws Exception {
        for (Generated generated : published(NASTY.outlet("evening-ferry")).values()) {
            Document page = html("/" + generated.mention().nativeId());
            assertThat(lines(page.expectFirst("article .text").wholeText())).isEqualTo(lines(text(generated)));
            assertThat(page.expectFirst("h1").wholeText())
                    .isEqualTo(generated.mention().title());
        }
    }

    @Test
    void nothingThatPeopleWroteBecomesMarkup() throws Exception {
        for (Outlet outlet : NASTY.outlets()) {
            Document page = html("/" + outlet.name());
            assertThat(page.select("script:not([type=application/ld+json]), img, svg, b, i, [onerror], [onload]"))
                    .as(outlet.name())
                    .isEmpty();
            assertThat(page.select("script").size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void sameWebAfterARestart() throws Exception {
        String before = get("/campfire-gear/feed.xml").body();
        int port = web.port();
        web.close();
        web = DemoWeb.start(NASTY, 7, () -> now, readings::add, port);
        assertThat(get("/campfire-gear/feed.xml").body()).isEqualTo(before);
    }

    @Test
    void landingPageSaysThatAllIsInvented() throws Exception {
        assertThat(html("/").text()).contains("invented", "Brisquell", "demonstration");
        assertThat(get("/robots.txt").body()).contains("User-agent: *");
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/murmur-coffee/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void everyPageIsInUseWhenTheDemoBegins() throws Exception {
        web.close();
        web = DemoWeb.start(Scenario.demo(), DemoWeb.SEED, () -> now, readings::add, 0);
        now = Timeline.demo().start();
        for (Outlet outlet : Scenario.demo().outlets()) {
            assertThat(html("/" + outlet.name()).select("article"))
                    .as(outlet.name())
                    .isNotEmpty();
        }
    }

    @Test
    void expectedCountsEachBrandsMentionsOnce() {
        long both = web.published(now)
                .filter(generated -> generated.truth().sentiment().containsKey("brisquell"))
                .count();
        assertThat(web.expected(now))
                .containsEntry("brisquell", both)
                .containsOnlyKeys("brisquell", "halvoryx", "kettelwyn");
    }

    private Set<String> visit(Outlet outlet, Map<String, String> etags) throws Exception {
        HttpResponse<String> answer =
                get("/" + outlet.name() + "/feed.xml", "If-None-Match", etags.getOrDefault(outlet.name(), "\"none\""));
        if (answer.statusCode() == 304) {
            return Set.of();
        }
        etags.put(outlet.name(), answer.headers().firstValue("ETag").orElseThrow());
        return feed(answer.body()).getEntries().stream()
                .map(entry -> path(entry.getLink()))
                .collect(Collectors.toSet());
    }

    private void assertSays(SyndEntry entry, Generated truth) {
        String html = entry.getDescription() != null
                ? entry.getDescription().getValue()
                : entry.getContents().get(0).getValue();
        String expected = lines(text(truth));
        assertThat(lines(text(html))).isEqualTo(expected);
        assertThat(entry.getAuthor()).isEqualTo(truth.truth().author());
        assertThat(entry.getUri()).endsWith(":" + truth.mention().nativeId());
        assertThat(entry.getPublishedDate().toInstant())
                .isEqualTo(truth.mention().published());
    }

    private static Generated truth(Map<String, Generated> published, String path) {
        return Objects.requireNonNull(published.get(path), path);
    }

    private static String text(Generated generated) {
        return Objects.requireNonNull(generated.mention().text());
    }

    private static double stars(Generated generated) {
        return Objects.requireNonNull(generated.mention().rating()).value();
    }

    private static String text(String html) {
        Element paragraph = Jsoup.parseBodyFragment(html).expectFirst("p");
        paragraph.select("br").forEach(line -> line.replaceWith(new TextNode("\n")));
        return paragraph.wholeText();
    }

    /** Line ends as XML and HTML parsers give them back. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace("\r", "\n");
    }

    private Map<String, Generated> published(Outlet outlet) {
        return web.published(now)
                .filter(generated -> generated.mention().source().equals(outlet.name()))
                .collect(Collectors.toMap(generated -> generated.mention().nativeId(), generated -> generated));
    }

    private static List<Outlet> feeds() {
        return NASTY.outlets().stream()
                .filter(outlet -> outlet.register() != Register.REVIEW)
                .toList();
    }

    private String path(String link) {
        assertThat(link).startsWith(web.base() + "/");
        return link.substring(web.base().length() + 1);
    }

    private Document html(String path) throws IOException, InterruptedException {
        return Jsoup.parse(get(path).body(), web.base(), Parser.htmlParser());
    }

    private static SyndFeed feed(String xml) throws FeedException {
        return new SyndFeedInput().build(new StringReader(xml));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(web.base() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String link(Map<String, Generated> published) {
        return "/" + published.keySet().iterator().next();
    }

    private static Scenario hostile(Scenario like, double share) {
        return new Scenario(
                like.name(),
                like.start(),
                like.brands(),
                like.outlets(),
                like.incidents(),
                like.voices(),
                like.unrelatedPerDay(),
                share,
                0);
    }
}
