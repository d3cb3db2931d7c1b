package dev.grapevine.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Links of Google Alerts and Google News, which lead through Google, turned into those of the articles themselves.
 *
 * <p>Alerts carry the address as a parameter. News carries it inside a base64 id, in the older of its two forms; of the
 * newer one nobody but Google knows where it leads, so that it stays as it is.
 */
final class GoogleLinks {

    private static final String NEWS = "news.google.com";
    private static final int MAX_LENGTH = 4_000;
    private static final Pattern SEARCH = Pattern.compile("(?:www\\.)?google\\.[a-z]{2,3}(?:\\.[a-z]{2})?");
    private static final Pattern NEWS_ID = Pattern.compile("/(?:rss/)?articles/([A-Za-z0-9_-]{20,})");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7e]{4,2000}");

    private GoogleLinks() {}

    static String unwrap(String link) {
        if (link.length() > MAX_LENGTH || !link.contains("google.")) {
            return link;
        }
        HttpUrl url = HttpUrl.parse(link);
        if (url == null) {
            return link;
        }
        String target = url.host().equals(NEWS) ? ofNews(url.encodedPath()) : ofSearch(url);
        return target != null && HttpUrl.parse(target) != null ? target : link;
    }

    private static @Nullable String ofSearch(HttpUrl url) {
        if (!SEARCH.matcher(url.host()).matches() || !url.encodedPath().equals("/url")) {
            return null;
        }
        String target = url.queryParameter("url");
        return target == null ? url.queryParameter("q") : target;
    }

    private static @Nullable String ofNews(String path) {
        Matcher id = NEWS_ID.matcher(path);
        if (!id.matches()) {
            return null;
        }
        try {
            byte[] message = Base64.getUrlDecoder().decode(id.group(1));
            Matcher address = ADDRESS.matcher(new String(message, StandardCharsets.ISO_8859_1));
            return address.find() ? address.group() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** News ends every title with its publisher, which would make one headline in two papers two stories. */
    static @Nullable String title(@Nullable String title, @Nullable String link, @Nullable String publisher) {
        boolean isNews = link != null && link.contains("://" + NEWS + "/");
        String ending = " - " + publisher;
        return isNews && title != null && publisher != null && title.endsWith(ending)
                ? title.substring(0, title.length() - ending.length())
                : title;
    }
}
