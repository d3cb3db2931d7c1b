package dev.grapevine.dashboard.mail;

import dev.grapevine.dashboard.page.Pages;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the mail about an event: the same content as HTML and as plain text, and the curve as a picture.
 *
 * <p>What one event's mail says is remembered for a moment, because it goes to many people; only the link by which each
 * of them acts is their own. Thread-safe.
 */
public final class AlertComposer {

    private static final int REMEMBERED = 16;

    /** Stands where each recipient's own link will; nothing in it has to be escaped. */
    private static final String OWN_LINK = "https://own-link.invalid/0";

    private final Pages pages = new Pages(AlertComposer.class);
    private final MailLinks links;
    private final Map<Object, Content> written = new LinkedHashMap<>();

    public AlertComposer(MailLinks links) {
        this.links = links;
    }

    public Content compose(Alert alert) {
        String own = links.act(alert.event().incident(), alert.recipient(), alert.now());
        Content content = remembered(alert);
        return own == null ? content : content.withLink(OWN_LINK, own);
    }

    private synchronized Content remembered(Alert alert) {
        Object key = List.of(
                alert.event().id(),
                alert.before() == null ? "" : alert.before().id(),
                alert.zone(),
                String.valueOf(alert.look()),
                String.valueOf(alert.unanswered()));
        Content content = written.get(key);
        if (content == null) {
            content = write(alert);
            written.put(key, content);
            if (written.size() > REMEMBERED) {
                written.remove(written.keySet().iterator().next());
            }
        }
        return content;
    }

    private Content write(Alert alert) {
        Optional<byte[]> chart = IncidentChart.png(alert.event(), alert.zone());
        MailView view = MailView.of(alert, links, OWN_LINK, chart.isPresent());
        Map<String, byte[]> pictures = new HashMap<>();
        chart.ifPresent(png -> pictures.put(Content.CHART, png));
        if (alert.look() != null && alert.look().logo() != null) {
            pictures.put(Content.LOGO, Base64.getDecoder().decode(alert.look().logo()));
        }
        return new Content(
                view.subject(),
                pages.render("alert.txt.ftl", view),
                pages.render("alert.html.ftlh", view),
                pictures,
                view.note(alert.event()),
                List.of());
    }
}
