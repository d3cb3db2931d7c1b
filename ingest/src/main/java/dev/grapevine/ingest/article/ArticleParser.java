package dev.grapevine.ingest.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.structured.JsonLd;
import dev.grapevine.ingest.text.Decoding;
import dev.grapevine.ingest.text.Dom;
import dev.grapevine.ingest.text.PlainText;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;

/** A page as one article. */
public final class ArticleParser implements Parser {

    @Override
    public Parsed parse(Raw raw, Origin origin, Instant fetched) {
        return parse(raw, origin, origin.source().location(), fetched);
    }

    /** @param nativeId what the page is told apart by */
    Parsed parse(Raw raw, Origin origin, String nativeId, Instant fetched) {
        String html = Decoding.decode(raw.bytes(), raw.contentType());
        Document page = Dom.html(html, raw.url());
        List<ObjectNode> things = JsonLd.read(page);
        Facts facts = new Facts(page, things);
        PublicationDate date = new PublicationDate(page, things, raw.url(), fetched);
        String title = facts.title();
        String text = MainText.of(page, raw.url(), title);
        if (title == null && text.isEmpty()) {
            return Parsed.error("the page has neither a title nor a text");
        }
        return Parsed.of(List.of(new Heard(origin.mention(nativeId, fetched)
                .url(facts.url(raw.url()))
                .title(PlainText.cut(title, PlainText.MAX_TITLE))
                .text(text.isEmpty() ? null : text)
                .author(origin.author(facts.author()))
                .published(date.find().orElse(null))
                .language(facts.language(origin.source().handling().language()))
                .build())));
    }
}
