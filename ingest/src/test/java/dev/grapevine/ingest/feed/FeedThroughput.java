package dev.grapevine.ingest.feed;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.grapevine.ingest.Sample;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Raw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How many feeds of 40 items a second of one CPU reads: this reader all the way to mentions, against ROME alone.
 *
 * <p>Paired: both take turns in one process on the same bytes, and the ratio of each pair counts, so that whatever else
 * the machine does falls on both. By hand: {@code java -cp <test class path> dev.grapevine.ingest.feed.FeedThroughput}.
 */
final class FeedThroughput {

    private static final int ITEMS = 40;
    private static final int FEEDS = 60;
    private static final int PAIRS = 11;
    private static final int WARM_UP = 4;
    private static final double FLOOR = 0.5;
    private static final String[] WORDS =
            ("the kettle leaks again after two weeks and support says it is normal so we sent it "
                            + "back yesterday while others praise the quiet lid which is fair because mornings matter")
                    .split(" ");

    private FeedThroughput() {}

    public static void main(String[] args) throws IOException, FeedException {
        for (boolean html : new boolean[] {false, true}) {
            compare(html);
        }
    }

    private static void compare(boolean html) throws IOException, FeedException {
        byte[] feed = feed(html);
        List<Double> ratios = new ArrayList<>();
        double ours = 0;
        double theirs = 0;
        for (int pair = 0; pair < WARM_UP + PAIRS; pair++) {
            double a = feedsPerSecond(() -> ours(feed));
            double b = feedsPerSecond(() -> rome(feed));
            if (pair >= WARM_UP) {
                ratios.add(a / b);
                ours += a / PAIRS;
                theirs += b / PAIRS;
            }
        }
        double[] sorted =
                ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%s, %d bytes: ours %.0f, ROME %.0f feeds per CPU second; ratio %.2f (of %d pairs %.2f to %.2f)%n",
                html ? "items of HTML" : "items of plain text",
                feed.length,
                ours,
                theirs,
                sorted[PAIRS / 2],
                PAIRS,
                sorted[0],
                sorted[PAIRS - 1]);
        if (sorted[PAIRS / 2] < FLOOR) {
            throw new IllegalStateException("below " + FLOOR + " of ROME: " + Arrays.toString(sorted));
        }
    }

    private static double feedsPerSecond(Reading reading) throws IOException, FeedException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int items = 0;
        for (int i = 0; i < FEEDS; i++) {
            items += reading.read();
        }
        if (items != FEEDS * ITEMS) {
            throw new IllegalStateException("expected " + FEEDS * ITEMS + " items, found " + items);
        }
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        return FEEDS / (nanos / 1e9);
    }

    private static int ours(byte[] feed) {
        Parsed parsed =
                new FeedParser().parse(new Raw(feed, "application/rss+xml", Sample.URL), Sample.ORIGIN, Sample.NOON);
        return parsed.intakes().size();
    }

    private static int rome(byte[] feed) throws IOException, FeedException {
        SyndFeed read = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed)));
        return read.getEntries().size();
    }

    /** About what blogs send: some 300 words an item, in five paragraphs with three links. */
    private static byte[] feed(boolean html) {
        Random random = new Random(11);
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
                + "<channel><title>News</title><link>https://news.example/</link><description>All</description>");
        for (int i = 0; i < ITEMS; i++) {
            feed.append("<item><title>")
                    .append(words(random, 8))
                    .append("</title><link>https://news.example/")
                    .append(i)
                    .append("</link><guid isPermaLink=\"false\">n-")
                    .append(i)
                    .append("</guid><dc:creator>Ann Other</dc:creator><category>Kettles</category>")
                    .append("<pubDate>Mon, 02 Mar 2026 10:15:00 +0100</pubDate><description>")
                    .append(words(random, 40))
                    .append("</description>");
            if (html) {
                feed.append("<content:encoded><![CDATA[")
                        .append(article(random))
                        .append("]]></content:encoded>");
            }
            feed.append("</item>");
        }
        return feed.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String article(Random random) {
        StringBuilder html = new StringBuilder();
        for (int p = 0; p < 5; p++) {
            html.append("<p>").append(words(random, 58));
            if (p < 3) {
                html.append(" <a href=\"https://shop.example/kettle/").append(p).append("\">kettle</a> ");
            }
            html.append("it&#8217;s <strong>").append(words(random, 2)).append("</strong>.</p>\n");
        }
        return html.toString();
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private interface Reading {
        int read() throws IOException, FeedException;
    }
}
