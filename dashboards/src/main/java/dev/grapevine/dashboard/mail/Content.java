package dev.grapevine.dashboard.mail;

import java.util.List;
import java.util.Map;

/**
 * What somebody is told, before it is addressed: the same for each way it may take.
 *
 * @param text the plain part, as complete as the other
 * @param pictures PNGs by the name that the HTML calls them by, as in {@code cid:curve}
 * @param note the same for channels that are no mail
 * @param covers what it tells of, so that no later one does: ids of deliveries or stories
 */
public record Content(
        String subject, String text, String html, Map<String, byte[]> pictures, Note note, List<String> covers) {

    /** The name that the HTML calls the chart by. */
    public static final String CHART = "curve";

    /** The name that the HTML calls the brand's logo by. */
    public static final String LOGO = "logo";

    public Content {
        pictures = Map.copyOf(pictures);
        covers = List.copyOf(covers);
    }

    /** The same under a subject that begins with a word. */
    Content titled(String word) {
        return new Content(MailText.line(word + " " + subject), text, html, pictures, note, covers);
    }

    /** The same with one link in place of another. */
    Content withLink(String link, String other) {
        return new Content(
                subject,
                text.replace(link, other),
                html.replace(link, other),
                pictures,
                note.withLink(link, other),
                covers);
    }
}
