package dev.grapevine.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.Sample;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedParserTest {

    private final FeedParser parser = new FeedParser();

    @Test
    void readsRss() {
        Mention mention = one("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
                <title>Harbour</title><link>/</link><language>en-GB</language><description>All <b>news</b></description>
                <item><guid isPermaLink="false">17</guid><title>Kettles &amp;amp; co</title><link>17.html</link>
                <description>&lt;p&gt;One&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Two &lt;a href="/b"&gt;b&lt;/a&gt;&lt;/p&gt;</description>
                <dc:creator>Ann Other</dc:creator><pubDate>Mon, 2 Mar 2026 10:15:00 +0100</pubDate></item>
                </channel></rss>""");

        assertThat(mention.nativeId()).isEqualTo(Sample.URL + " 17");
        assertThat(mention.title()).isEqualTo("Kettles & co");
        assertThat(mention.text()).isEqualTo("One\n\nTwo b");
        assertThat(mention.url()).isEqualTo("https://news.example/a/17.html");
        assertThat(mention.links()).containsExactly("https://news.example/b");
        assertThat(mention.language()).isEqualTo("en-GB");
        assertThat(mention.published()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
        assertThat(mention.author()).extracting(Author::name).isEqualTo("Ann Other");
        assertThat(mention.fetched()).isEqualTo(Sample.NOON);
    }

    @Test
    void saysWhatTheFeedSaysAboutItself() {
        Parsed parsed = Sample.parse(parser, """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://blog.example/x/">
                <title type="html">Neues &lt;b&gt;heute&lt;/b&gt;</title><subtitle>Aus dem Hafen</subtitle>
                <link rel="self" href="self.xml"/><link href="home"/></feed>""");

        assertThat(parsed.feed())
                .isEqualTo(new Parsed.Head("Neues heute", "https://blog.example/x/home", "de", "Aus dem Hafen"));
    }

    @Test
    void readsAtomWithXhtmlAndNestedBases() {
        Mention mention = one("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/">
                <entry xml:base="2026/"><id>tag:blog.example,2026:1</id><title>Tide</title>
                <link rel="alternate" href="tide"/><updated>2026-03-02T09:15:00.5Z</updated>
                <author><name>Bob</name></author>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">High <a href="more">tide</a>.</div></content>
                </entry></feed>""");

        assertThat(mention.url()).isEqualTo("https://blog.example/2026/tide");
        assertThat(mention.text()).isEqualTo("High tide.");
        assertThat(mention.links()).containsExactly("https://blog.example/2026/more");
        assertThat(mention.published()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
    }

    @Test
    void readsAtom03Base64AndRss10() {
        assertThat(one("""
                <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id>
                <title mode="base64">RXhhbXBsZSA8Yj5BdG9tPC9iPg==</title><issued>2026-03-02</issued></entry></feed>""").title()).isEqualTo("Example Atom");
        assertThat(one("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                <channel rdf:about="https://news.example/"><title>News</title></channel>
                <item rdf:about="https://news.example/1"><title>One</title></item></rdf:RDF>""").nativeId()).isEqualTo(Sample.URL + " https://news.example/1");
    }

    @Test
    void readsJsonFeed() {
        Mention mention = one("""
                {"version":"https://jsonfeed.org/version/1.1","title":"N","items":[{"id":"1","url":"/1","title":"One",
                "content_html":"<p>Hello</p>","date_published":"2026-03-02T10:15:00+01:00","authors":[{"name":"Ann"}]}]}""");

        assertThat(mention.url()).isEqualTo("https://news.example/1");
        assertThat(mention.text()).isEqualTo("Hello");
        assertThat(mention.published()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
    }

    @Test
    void cutFeedKeepsItsWholeItems() {
        assertThat(Sample.mentions(parser, """
                <rss><channel><item><guid>1</guid><title>One</title></item>
                <item><guid>2</guid><title>Two</title></item><item><guid>3</guid><title>Thr""")).extracting(Mention::title).containsExactly("One", "Two");
    }

    @Test
    void illFormedFeedKeepsItsItems() {
        assertThat(Sample.mentions(parser, """
                <rss><channel><title>A & B <b>bold</title>
                <item><guid>1</guid><title>One &nbsp;&bogus; <br></title></item>
                <item><guid>2</guid><undeclared:x/><title>Two</item>
                <item><guid>3</guid><title>Three</title></item></channel>"""))
                .extracting(Mention::nativeId)
                .containsExactly(Sample.URL + " 1", Sample.URL + " 2", Sample.URL + " 3");
    }

    @Test
    void itemsOutsideOfAnyChannelAreRead() {
        assertThat(one("<rss version='0.92'><item><title>Lost</title></item></rss>")
                        .title())
                .isEqualTo("Lost");
    }

    @Test
    void itemThatSaysNothingIsADeadLetter() {
        Parsed parsed = Sample.parse(parser, "<rss><channel><item><foo>bar</foo></item></channel></rss>");

        assertThat(parsed.intakes()).singleElement().isInstanceOfSatisfying(Garbled.class, garbled -> {
            assertThat(garbled.letter().reason()).isEqualTo("EMPTY_ITEM");
            assertThat(new String(garbled.letter().original(), StandardCharsets.UTF_8))
                    .contains("<foo>bar</foo>");
        });
    }

    @Test
    void whatIsNoFeedIsSaidSo() {
        assertThat(List.of("", "hello", "<html><body><p>x</p></body></html>", "{}", "{\"items\":1}", "[1]"))
                .allSatisfy(
                        text -> assertThat(Sample.parse(parser, text).error()).contains("not a feed"));
    }

    @Test
    void externalEntitiesAndEntityBombsAreNotExpanded() {
        Mention mention = one("""
                <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">
                <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <rss><channel><item><guid>1</guid><title>&file;&b;</title></item></channel></rss>""");

        assertThat(mention.title()).isEqualTo("&file;&b;");
    }

    @Test
    void charsetIsFoundInTheOrderOfTrust() {
        String xml =
                "<?xml version='1.0' encoding='%s'?><rss><channel><item><title>Käse €</title></item></channel></rss>";
        Charset western = Charset.forName("windows-1252");

        assertThat(title(xml.formatted("iso-8859-1").getBytes(western))).isEqualTo("Käse €");
        assertThat(title(xml.formatted("utf-8").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Käse €");
        assertThat(title(("\ufeff" + xml.formatted("iso-8859-1")).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Käse €");
        assertThat(title(xml.formatted("bogus").getBytes(western))).isEqualTo("Käse €");
        assertThat(title(xml.formatted("bogus").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Käse €");
        assertThat(title(xml.formatted("utf-16").getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("Käse €");
        assertThat(title(xml.formatted("utf-32").getBytes(Charset.forName("UTF-32BE"))))
                .isEqualTo("Käse €");
    }

    @Test
    void serverMaySayTheLanguageWhereTheFeedDoesNot() {
        String feed = "<rss><channel>%s<item><title>One</title></item></channel></rss>";

        assertThat(language(feed.formatted(""), "de")).isEqualTo("de");
        assertThat(language(feed.formatted("<language>en</language>"), "de")).isEqualTo("en");
        assertThat(language(feed.formatted(""), "de, en")).isNull();
        assertThat(language(feed.formatted(""), "text/html; x")).isNull();
    }

    @Test
    void emptyLanguageMeansNone() {
        assertThat(one("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><entry><title>One</title>
                <content type="text" xml:lang="">1010 0110</content></entry></feed>""").language()).isNull();
    }

    @Test
    void pathAsIdIsCompleted() {
        assertThat(one("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/"><entry><id>/2026/tide</id>
                <title>Tide</title></entry></feed>""").nativeId()).isEqualTo(Sample.URL + " https://blog.example/2026/tide");
        assertThat(
                        one("<rss><channel><item><guid isPermaLink='false'>/17</guid><title>T</title></item></channel></rss>")
                                .nativeId())
                .isEqualTo(Sample.URL + " /17");
    }

    @Test
    void drawingSaysItsTitleWhereThereAreNoOtherWords() {
        assertThat(one("""
                <rss><channel><item><guid>1</guid><description>&lt;svg&gt;&lt;title&gt;Tide&lt;/title&gt;&lt;/svg&gt;</description>
                </item></channel></rss>""").text()).isEqualTo("Tide");
    }

    @Test
    void podcastsAndVideosAreRead() {
        Mention episode = one("""
                <rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item><itunes:title>Tide</itunes:title>
                <itunes:author>Ann</itunes:author><itunes:summary>All about it</itunes:summary>
                <guid isPermaLink="false">7</guid><enclosure url="tide.mp3" type="audio/mpeg"/></item></channel></rss>""");
        Mention video = one("""
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry><id>yt:1</id>
                <media:group><media:title>Kettle test</media:title><media:description>It leaks</media:description>
                </media:group></entry></feed>""");

        assertThat(episode.title()).isEqualTo("Tide");
        assertThat(episode.text()).isEqualTo("All about it");
        assertThat(episode.url()).isEqualTo("https://news.example/a/tide.mp3");
        assertThat(video.title()).isEqualTo("Kettle test");
        assertThat(video.text()).isEqualTo("It leaks");
    }

    @Test
    void linksOfGoogleAlertsLeadToTheArticle() {
        Mention alert = one("""
                <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:google.com,2013:googlealerts/feed:1</id>
                <title type="html">&lt;b&gt;Acme&lt;/b&gt; kettle</title>
                <link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://news.example/kettle%3Fa%3D1&amp;ct=ga"/>
                </entry></feed>""");

        assertThat(alert.title()).isEqualTo("Acme kettle");
        assertThat(alert.url()).isEqualTo("https://news.example/kettle?a=1");
        assertThat(
                        one("<rss><channel><item><title>x</title><link>https://www.google.com/url?url=javascript:alert(1)</link>"
                                        + "</item></channel></rss>")
                                .url())
                .startsWith("https://www.google.com/");
    }

    @Test
    void linksAndTitlesOfGoogleNewsAreThoseOfTheArticle() {
        String id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("\b\u0013\"\u001dhttps://news.example/kettle/1\u0000".getBytes(StandardCharsets.UTF_8));
        Mention news =
                one("<rss><channel><item><title>Kettle leaks - The Harbour</title><link>https://news.google.com/rss/"
                        + "articles/" + id
                        + "?oc=5</link><source url='https://news.example'>The Harbour</source></item></channel></rss>");

        assertThat(news.url()).isEqualTo("https://news.example/kettle/1");
        assertThat(news.title()).isEqualTo("Kettle leaks");
    }

    @Test
    void linkThatIsAScriptIsNoAddress() {
        assertThat(one("<rss><channel><item><title>x</title><link>javascript:alert(1)</link></item></channel></rss>")
                        .url())
                .isNull();
    }

    @Test
    void titleOfAMegabyteIsCut() {
        String title = one("<rss><channel><item><title>" + "x".repeat(1_000_000) + "</title></item></channel></rss>")
                .title();

        assertThat(title).hasSize(PlainText.MAX_TITLE);
    }

    private @Nullable String language(String feed, String header) {
        Raw raw = new Raw(feed.getBytes(StandardCharsets.UTF_8), null, Sample.URL, header);
        return ((Heard) parser.parse(raw, Sample.ORIGIN, Sample.NOON).intakes().get(0))
                .mention()
                .language();
    }

    private Mention one(String text) {
        List<Mention> mentions = Sample.mentions(parser, text);
        assertThat(mentions).hasSize(1);
        return mentions.get(0);
    }

    private String title(byte[] bytes) {
        return String.valueOf(FeedParser.read(new Raw(bytes, null, Sample.URL))
                .entries()
                .get(0)
                .title());
    }
}
