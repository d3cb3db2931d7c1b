package dev.grapevine.ingest;

import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.source.Handling;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The fixture of every test of a parser: a source on news.example, polled at noon, names shown. */
public final class Sample {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final String URL = "https://news.example/a/feed.xml";

    public static final Origin ORIGIN = new Origin(
            new Source(
                    "news",
                    SourceKind.FEED,
                    URL,
                    Duration.ofMinutes(15),
                    "feed",
                    SourceKind.FEED.sourceType(),
                    new Handling(null, null, null, true)),
            new Pseudonyms("test key"));

    private Sample() {}

    public static Parsed parse(Parser parser, String text) {
        return parse(parser, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Parsed parse(Parser parser, byte[] bytes) {
        return parser.parse(new Raw(bytes, null, URL), ORIGIN, NOON);
    }

    public static List<Mention> mentions(Parser parser, String text) {
        return parse(parser, text).intakes().stream()
                .filter(Heard.class::isInstance)
                .map(intake -> ((Heard) intake).mention())
                .toList();
    }
}
