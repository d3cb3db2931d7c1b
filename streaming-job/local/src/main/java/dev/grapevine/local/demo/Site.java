package dev.grapevine.local.demo;

import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Outlet;
import dev.grapevine.generate.Register;
import dev.grapevine.mention.Mention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an outlet and what was said there look to the templates. */
final class Site {

    private final String base;
    private final Outlet outlet;

    Site(String base, Outlet outlet) {
        this.base = base;
        this.outlet = outlet;
    }

    boolean hasReviews() {
        return outlet.register() == Register.REVIEW;
    }

    /** Fair Scoop describes its reviews in the markup, Kitbag beside it. */
    boolean isMicrodata() {
        return outlet.site().equals("fairscoop.example");
    }

    String feedType() {
        return isAtom() ? "application/atom+xml" : "application/rss+xml";
    }

    /** Half of the demo web speaks Atom, the other half RSS. */
    boolean isAtom() {
        return outlet.register() == Register.FORUM || outlet.register() == Register.NEWS;
    }

    Map<String, Object> site(@Nullable Instant updated) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", outlet.title());
        values.put("host", outlet.site());
        values.put("id", "tag:" + outlet.site() + ",2026:" + outlet.name());
        values.put("home", base + "/");
        values.put("link", link());
        values.put("updated", (updated == null ? Instant.EPOCH : updated).toString());
        if (!hasReviews()) {
            values.put("feed", link() + "/feed.xml");
            values.put("feedType", feedType());
        }
        return values;
    }

    String link() {
        return base + "/" + outlet.name();
    }

    List<Map<String, Object>> items(List<Generated> items) {
        return items.stream().map(this::item).toList();
    }

    Map<String, Object> item(Generated generated) {
        Mention mention = generated.mention();
        String text = Xml.legal(String.valueOf(mention.text()));
        Map<String, Object> values = new HashMap<>();
        values.put("text", text);
        values.put("html", Pages.paragraph(text));
        values.put("author", Xml.legal(generated.truth().author()));
        values.put("link", base + "/" + mention.nativeId());
        values.put("guid", "tag:" + outlet.site() + ",2026:" + mention.nativeId());
        values.put("anchor", "r" + mention.nativeId().substring(outlet.name().length() + 1));
        values.put("date", mention.eventTime().toString());
        values.put("httpDate", httpDate(mention.eventTime()));
        values.put("tags", mention.hashtags());
        if (mention.title() != null) {
            values.put("title", Xml.legal(mention.title()));
        }
        if (mention.rating() != null) {
            values.put("stars", mention.rating().value());
        }
        return values;
    }

    static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
