package dev.grapevine.dashboard.mail;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A link that people may be shown: an absolute http or https address, and nothing that a browser would run. */
public final class SafeLink {

    private static final int LONGEST = 2_000;
    /** Longer ones would make mails large, and some mail programs break them; the console has them all. */
    private static final int LONGEST_IN_MAIL = 400;

    private SafeLink() {}

    /** One that is short enough for a mail. */
    public static Optional<String> inMail(@Nullable String url) {
        return of(url).filter(link -> link.length() <= LONGEST_IN_MAIL);
    }

    public static Optional<String> of(@Nullable String url) {
        if (url == null || url.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null
                    ? Optional.of(uri.toASCIIString())
                    : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }
}
