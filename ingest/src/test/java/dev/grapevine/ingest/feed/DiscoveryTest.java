package dev.grapevine.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.Sample;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.feed.Discovery.Found;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    @Test
    void feedsThatAPageNamesAreFound() {
        assertThat(found("""
                <html><head><link rel="alternate" type="application/rss+xml" href="/feed" title="News">
                <link rel="alternate" type="application/rss+xml" href="/feed">
                <link rel="ALTERNATE" type="application/feed+json" href="https://blog.example/feed.json">
                <link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/atom+xml" href="javascript:x">
                </head></html>"""))
                .containsExactly(
                        new Found("https://news.example/feed", "News"),
                        new Found("https://blog.example/feed.json", ""));
    }

    @Test
    void feedsOfAReadersListAreFoundInAllItsFolders() {
        assertThat(found("""
                <?xml version="1.0"?><!DOCTYPE opml [<!ENTITY word "expanded">]>
                <opml version="2.0"><body><outline text="Folder"><outline text="One &word;" xmlUrl="https://one.example/rss"/></outline>
                <outline title="Two" XMLURL="https://two.example/rss"/><outline text="no feed"/></body></opml>"""))
                .containsExactly(
                        new Found("https://one.example/rss", "One &word;"),
                        new Found("https://two.example/rss", "Two"));
    }

    @Test
    void feedFindsItself() {
        assertThat(found("<rss><channel><title>News</title></channel></rss>"))
                .containsExactly(new Found(Sample.URL, "News"));
    }

    private static List<Found> found(String text) {
        return Discovery.in(new Raw(text.getBytes(StandardCharsets.UTF_8), null, Sample.URL));
    }
}
