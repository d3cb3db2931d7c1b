package dev.grapevine.ingest.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.review.Review.Page;
import dev.grapevine.ingest.text.Decoding;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads the reviews of a page from its bytes: JSON-LD, else microdata; never throws. */
final class ReviewParser {

    private ReviewParser() {}

    static Page parse(byte[] bytes, @Nullable String contentType, String url) {
        Document document = Jsoup.parse(Decoding.decode(bytes, contentType), url);
        Page first = ReviewReader.read(JsonLd.read(document));
        if (!first.reviews().isEmpty() && first.aggregate() != null) {
            return first;
        }
        List<ObjectNode> microdata = Microdata.read(document);
        Page second = ReviewReader.read(microdata);
        return new Page(
                first.reviews().isEmpty() ? second.reviews() : first.reviews(),
                first.aggregate() == null ? second.aggregate() : first.aggregate());
    }
}
