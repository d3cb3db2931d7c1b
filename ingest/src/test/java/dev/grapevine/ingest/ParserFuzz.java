package dev.grapevine.ingest;

import dev.grapevine.ingest.article.ArticleParser;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.feed.Discovery;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.fetch.Robots;
import dev.grapevine.ingest.review.AppStoreParser;
import dev.grapevine.ingest.review.ReviewParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What the fuzzer calls: the first byte chooses who reads the rest. Nothing may come out but an answer.
 *
 * <p>The method's name and form are Jazzer's; {@link ParserFuzzTest} runs it.
 */
public final class ParserFuzz {

    private static final List<Parser> PARSERS =
            List.of(new FeedParser(), new ReviewParser(), new ArticleParser(), new AppStoreParser());
    private static final List<String> TYPES = List.of("", "text/html; charset=utf-16", "text/xml; charset=\"");
    static final int READERS = 6;

    private ParserFuzz() {}

    /** Loads and instruments everything first, so that the first input is not taken for one that hangs. */
    public static void fuzzerInitialize() {
        for (byte reader = 0; reader < READERS; reader++) {
            for (String seed : HostileBytesTest.SEEDS) {
                fuzzerTestOneInput(input(reader, seed));
            }
        }
    }

    static byte[] input(byte reader, String document) {
        byte[] text = document.getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[text.length + 1];
        input[0] = reader;
        System.arraycopy(text, 0, input, 1, text.length);
        return input;
    }

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int choice = data[0] & 0xff;
        byte[] document = Arrays.copyOfRange(data, 1, data.length);
        String type = TYPES.get(choice / 16 % TYPES.size());
        Raw raw = new Raw(document, type.isEmpty() ? null : type, Sample.URL);
        int reader = choice % 16 % (READERS);
        if (reader < PARSERS.size()) {
            PARSERS.get(reader).parse(raw, Sample.ORIGIN, Sample.NOON);
        } else if (reader == PARSERS.size()) {
            Discovery.in(raw);
        } else {
            Robots.parse(document, Sample.URL, "grapevine").allows(Sample.URL);
        }
    }
}
