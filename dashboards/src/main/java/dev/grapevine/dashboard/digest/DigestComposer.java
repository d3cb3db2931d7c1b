package dev.grapevine.dashboard.digest;

import dev.grapevine.brand.Look;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.mail.Content;
import dev.grapevine.dashboard.mail.Note;
import dev.grapevine.dashboard.page.Pages;
import dev.grapevine.health.SourceHealth;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes digests: HTML and plain text with the same content. */
public final class DigestComposer {

    /** Beside the templates of the other mails, whose frame it shares. */
    private final Pages pages = new Pages(Content.class);

    /**
     * @param sources how they are doing now
     * @param unsubscribe where one click ends the digest, or null
     * @param console its public address, or null
     */
    public Content compose(
            Digest digest,
            Recipient.Digest kind,
            ZoneId zone,
            List<SourceHealth> sources,
            @Nullable String unsubscribe,
            @Nullable String console) {
        DigestView view = DigestView.of(digest, kind, zone, sources, unsubscribe, console);
        return new Content(
                view.subject(),
                pages.render("digest.txt.ftl", view),
                pages.render("digest.html.ftlh", view),
                pictures(digest.brand().look()),
                new Note("digest", view.subject(), List.of(view.headline()), List.of(), List.of(), 1, true, null),
                digest.told());
    }

    private static Map<String, byte[]> pictures(@Nullable Look look) {
        return look == null || look.logo() == null
                ? Map.of()
                : Map.of(Content.LOGO, Base64.getDecoder().decode(look.logo()));
    }
}
