package dev.grapevine.ingest.review;

import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.review.Review.Page;
import dev.grapevine.ingest.structured.JsonLd;
import dev.grapevine.ingest.structured.Microdata;
import dev.grapevine.ingest.structured.Rdfa;
import dev.grapevine.ingest.text.Decoding;
import dev.grapevine.ingest.text.Dom;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.mention.Item;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Pages with reviews: JSON-LD, else microdata, else RDFa, whichever has any. */
public final class ReviewParser implements Parser {

    @Override
    public Parsed parse(Raw raw, Origin origin, Instant fetched) {
        Page page = read(Dom.html(Decoding.decode(raw.bytes(), raw.contentType()), raw.url()));
        ReviewMentions mentions = new ReviewMentions(origin, fetched);
        return new Parsed(null, mentions.of(page), null, page.aggregate(), mentions.average(page), null);
    }

    private static @Nullable Item titled(Document document) {
        String title = PlainText.clean(document.title());
        return title.isEmpty() ? null : new Item(null, title, null, null);
    }

    static Page read(Document document) {
        return ReviewReader.read(JsonLd.read(document))
                .or(() -> ReviewReader.read(Microdata.read(document)))
                .or(() -> ReviewReader.read(Rdfa.read(document)))
                .or(() -> new Page(List.of(), ShownRating.of(document), titled(document)));
    }
}
