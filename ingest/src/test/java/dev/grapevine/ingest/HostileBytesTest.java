package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.article.ArticleParser;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.review.AppStoreParser;
import dev.grapevine.ingest.review.ReviewParser;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No bytes make a parser throw or take it more than moments. */
@Timeout(600)
class HostileBytesTest {

    private static final int MUTATIONS = 60;

    static final List<String> SEEDS = List.of(
            """
            <?xml version="1.0" encoding="utf-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>
            <item><guid>1</guid><title>One &amp;amp; two</title><dc:date>2026-03-02</dc:date><link>x</link></item></channel></rss>
            """,
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/"><entry><id>1</id>
            <title type="xhtml"><div>One</div></title><content mode="base64">SGVsbG8=</content></entry></feed>
            """,
            """
            {"feed":{"entry":[{"im:name":{"label":"Kettle"}},{"id":{"label":"1"},"im:rating":{"label":"4"},
            "content":{"label":"Good."},"updated":{"label":"2026-03-02T10:00:00-07:00"}}]}}
            """,
            """
            <opml version="2.0"><body><outline text="News"><outline xmlUrl="https://news.example/feed"/></outline></body></opml>
            """,
            "User-agent: *\nDisallow: /a*b$\nAllow: /%C3%A4\nCrawl-delay: 2\n",
            "{\"items\":[{\"id\":\"1\",\"title\":\"One\",\"date_published\":\"2026-03-02T10:00:00Z\",\"tags\":[1]}]}",
            """
            <html lang="de"><head><script type="application/ld+json">{"@graph":[{"@type":"Review","reviewBody":"Good.",
            "reviewRating":{"ratingValue":"4,5"},"author":{"name":"A"},"datePublished":"2. März 2026"}]}</script></head>
            <body><div itemscope itemtype="http://schema.org/Review" itemref="b"><p itemprop="reviewBody">Words.</p></div>
            <div vocab="http://schema.org/" typeof="Review"><p property="reviewBody">More words, again and again.</p></div>
            <article><h1>T</h1><p>Long enough to be an article, said the reader, and read on, and on, and on.</p></article>
            """);

    static List<Parser> parsers() {
        return List.of(new FeedParser(), new ReviewParser(), new ArticleParser(), new AppStoreParser());
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void randomDamageIsSurvived(Parser parser) {
        Random random = new Random(7);
        for (String seed : SEEDS) {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] bytes = damaged(seed.getBytes(StandardCharsets.UTF_8), random);
                assertThat(Sample.parse(parser, bytes)).isNotNull();
            }
        }
    }

    /** The tag soup that brought others down: every piece opens something and closes nothing. */
    @ParameterizedTest
    @MethodSource("parsers")
    void sixHundredKilobytesOfUnclosedSectionsTakeLessThanASecond(Parser parser) {
        byte[] bomb =
                "<rss><channel><item><title><![CDATA[".repeat(600_000 / 36).getBytes(StandardCharsets.UTF_8);
        Sample.parse(parser, bomb);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        Sample.parse(parser, bomb);

        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(1));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("parsers")
    void patternsThatCostDearlyElsewhereAreSurvived(Parser parser) {
        for (String bomb : bombs()) {
            assertThat(Sample.parse(parser, bomb)).isNotNull();
        }
    }

    private static List<String> bombs() {
        List<String> bombs = new ArrayList<>();
        for (String piece : List.of(
                "<![CDATA[", "<item>", "<div>", "<b><p>", "<!--", "<", "&lt;", "[", "{\"a\":", "\u0000", "<a b='")) {
            bombs.add(piece.repeat(300_000 / piece.length()));
            bombs.add("<rss><channel><item><title>" + piece.repeat(30_000 / piece.length()));
        }
        bombs.add("<script type='application/ld+json'>" + "{\"review\":[".repeat(20_000) + "</script>");
        bombs.add("<script type='application/ld+json'>{\"@type\":\"Review\",\"ratingValue\":.}</script>");
        bombs.add("<div itemscope itemprop=review itemtype='http://schema.org/Review'>".repeat(5_000));
        bombs.add("<div typeof='Review' property='review'>".repeat(5_000));
        bombs.add("<p id=a itemscope itemref='a b'><p id=b itemscope itemprop=review itemref='a b'>");
        bombs.add("<rss><channel><item><pubDate>" + "1 ".repeat(50_000) + "</pubDate></item></channel></rss>");
        bombs.add("<html><body>" + "<p>2 Mar 20x ".repeat(20_000) + "</body></html>");
        return bombs;
    }

    private static byte[] damaged(byte[] original, Random random) {
        byte[] bytes = Arrays.copyOf(original, random.nextInt(original.length / 2) + original.length / 2);
        for (int i = random.nextInt(10); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
