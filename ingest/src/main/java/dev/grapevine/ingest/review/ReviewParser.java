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
import java.time.Instant;
import org.jsoup.nodes.Document;

/** Pages with reviews: JSON-LD, else microdata, else RDFa, whichever has any. */
public final class ReviewParser implements Parser {

    @Override
    public Parsed parse(Raw raw, Origin origin, Instant fetched) {
        Page page = read(Dom.html(Decoding.decode(raw.bytes(), raw.contentType()), raw.url()));
        return new Parsed(null, new ReviewMentions(origin, fetched).of(page), null, page.aggregate());
    }

    static Page read(Document document) {
        return ReviewReader.read(JsonLd.read(document))
                .or(() -> ReviewReader.read(Microdata.read(document)))
                .or(() -> ReviewReader.read(Rdfa.read(document)));
    }
}
