package dev.grapevine.ingest.keyed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How one page leads to the next; what leads there is kept as a text. */
sealed interface Paging {

    /** The question for a page, by what led to it; null for the first one. */
    ApiRequest asking(ApiRequest first, @Nullable String next);

    /** What leads to the page after this one; null where it is the last. */
    @Nullable
    String next(JsonNode answer, ApiAnswer raw, @Nullable String at, int items);

    /** @throws IllegalArgumentException if it is none of them */
    static Paging of(JsonNode written) {
        if (written.isMissingNode()) {
            return new Single();
        }
        if (written.has("cursor")) {
            return new Cursor(path(written, "cursor"), written.path("as").asText("cursor"));
        }
        if (written.has("page")) {
            return new Numbered(
                    written.path("page").asText(),
                    written.path("from").asInt(1),
                    written.path("size").asInt(1),
                    written.has("more") ? path(written, "more") : null);
        }
        if (written.has("link")) {
            return new Link(path(written, "link"));
        }
        if (written.path("header").asText().equalsIgnoreCase("link")) {
            return new Header();
        }
        throw new IllegalArgumentException(
                "next: expected {cursor, as}, {page, from, size, more}, {link} or {header: link}");
    }

    private static String[] path(JsonNode written, String field) {
        return written.path(field).asText().split("\\.", -1);
    }

    /** Everything comes at once. */
    record Single() implements Paging {

        @Override
        public ApiRequest asking(ApiRequest first, @Nullable String next) {
            return first;
        }

        @Override
        public @Nullable String next(JsonNode answer, ApiAnswer raw, @Nullable String at, int items) {
            return null;
        }
    }

    /** The answer holds a word to ask on with. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Cursor(String[] path, String parameter) implements Paging {

        @Override
        public ApiRequest asking(ApiRequest first, @Nullable String next) {
            return first.query(parameter, next);
        }

        @Override
        public @Nullable String next(JsonNode answer, ApiAnswer raw, @Nullable String at, int items) {
            return items == 0 ? null : Tree.text(answer, path);
        }
    }

    /** Pages have numbers; the last one is short, or says so. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Numbered(String parameter, int from, int size, String @Nullable [] more) implements Paging {

        @Override
        public ApiRequest asking(ApiRequest first, @Nullable String next) {
            return first.query(parameter, next == null ? from : next);
        }

        @Override
        public @Nullable String next(JsonNode answer, ApiAnswer raw, @Nullable String at, int items) {
            boolean goesOn = more == null ? items >= size : Tree.flag(answer, more);
            return goesOn && items > 0 ? Integer.toString((at == null ? from : Integer.parseInt(at)) + 1) : null;
        }
    }

    /** The answer holds the next page's address. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Link(String[] path) implements Paging {

        @Override
        public ApiRequest asking(ApiRequest first, @Nullable String next) {
            return follow(first, next);
        }

        @Override
        public @Nullable String next(JsonNode answer, ApiAnswer raw, @Nullable String at, int items) {
            return items == 0 ? null : Tree.text(answer, path);
        }
    }

    /** A header holds it (RFC 8288). */
    record Header() implements Paging {

        private static final Pattern NEXT = Pattern.compile("<([^>]{1,4000})>\\s*;[^,]*\\brel=\"?next\\b");

        @Override
        public ApiRequest asking(ApiRequest first, @Nullable String next) {
            return follow(first, next);
        }

        @Override
        public @Nullable String next(JsonNode answer, ApiAnswer raw, @Nullable String at, int items) {
            String header = raw.header("link");
            Matcher matcher = NEXT.matcher(header == null ? "" : header);
            return items > 0 && matcher.find() ? matcher.group(1) : null;
        }
    }

    /** Only to the same host: a key must not be sent elsewhere because an answer says so. */
    private static ApiRequest follow(ApiRequest first, @Nullable String next) {
        if (next == null) {
            return first;
        }
        URI from = URI.create(first.url());
        URI to = from.resolve(next);
        boolean same = String.valueOf(from.getAuthority()).equals(to.getAuthority())
                && String.valueOf(from.getScheme()).equals(to.getScheme());
        return same ? new ApiRequest(to.toString(), first.headers(), null) : first;
    }
}
