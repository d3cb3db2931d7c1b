package dev.grapevine.ingest.feed;

import dev.grapevine.mention.WebAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The web addresses of an item: resolved against their base, nothing but http and https. */
final class Links {

    private static final int MAX_LINKS = 50;
    private static final int MAX_LENGTH = 2_000;

    private Links() {}

    /** Absolute; unchanged where the base does not help; null where there is none. */
    static @Nullable String resolve(String base, @Nullable String link) {
        if (link == null || link.isBlank()) {
            return null;
        }
        String stripped = link.strip();
        String resolved = StringUtil.resolve(base, stripped);
        return resolved.isEmpty() ? stripped : resolved;
    }

    static boolean isWeb(@Nullable String link) {
        return link != null && link.length() <= MAX_LENGTH && WebAddress.is(link);
    }

    /** What a piece of HTML links to, itself rather than through a search engine. */
    static List<String> of(Document document) {
        Set<String> links = new LinkedHashSet<>();
        for (Element anchor : document.getElementsByTag("a")) {
            String link = GoogleLinks.unwrap(anchor.absUrl("href"));
            if (isWeb(link) && links.size() < MAX_LINKS) {
                links.add(link);
            }
        }
        return List.copyOf(links);
    }
}
