package dev.grapevine.local.demo;

import com.sun.net.httpserver.Headers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader already has of a shelf, by the validators of its last visit (RFC 9110, section 13.1). */
final class Reader {

    private static final Pattern ETAG = Pattern.compile("\"e(\\d{1,18})\"");

    private Reader() {}

    static String etag(long edition) {
        return "\"e" + edition + "\"";
    }

    /** The edition that the reader knows, or nothing on a first visit. */
    static OptionalLong edition(Headers request, Shelf.View shelf) {
        String known = request.getFirst("If-None-Match");
        if (known != null) {
            Matcher etag = ETAG.matcher(known);
            return etag.find() ? OptionalLong.of(Long.parseLong(etag.group(1))) : OptionalLong.empty();
        }
        String since = request.getFirst("If-Modified-Since");
        return since == null ? OptionalLong.empty() : editionAt(since, shelf);
    }

    private static OptionalLong editionAt(String httpDate, Shelf.View shelf) {
        try {
            Instant time = ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return OptionalLong.of(shelf.editionAt(time));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
