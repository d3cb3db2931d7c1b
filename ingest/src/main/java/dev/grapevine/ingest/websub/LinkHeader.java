package dev.grapevine.ingest.websub;

import dev.grapevine.ingest.connector.Parsed.Announced;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hub in an answer's {@code Link} header (RFC 8288), which counts more than what the document says. */
final class LinkHeader {

    private static final int MAX_LENGTH = 8_000;
    private static final Pattern LINK = Pattern.compile(
            "<(https?://[^<>\\s]{1,2000})>((?:\\s*;\\s*[a-zA-Z*]+\\s*=\\s*(?:\"[^\"<]*\"|[^\",;<\\s]+))*)");
    private static final Pattern RELATION = Pattern.compile("rel\\s*=\\s*\"?([^\";]*)", Pattern.CASE_INSENSITIVE);

    private LinkHeader() {}

    /** @param url what the hub knows the document by, where the header does not say */
    static Optional<Announced> hub(@Nullable String header, String url) {
        if (header == null || header.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String self = first(header, "self").orElse(url);
        return first(header, "hub").map(hub -> new Announced(hub, self));
    }

    private static Optional<String> first(String header, String relation) {
        Matcher link = LINK.matcher(header);
        while (link.find()) {
            Matcher stated = RELATION.matcher(link.group(2));
            if (stated.find() && (" " + stated.group(1).strip() + " ").contains(" " + relation + " ")) {
                return Optional.of(link.group(1));
            }
        }
        return Optional.empty();
    }
}
