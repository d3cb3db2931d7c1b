package dev.grapevine.dashboard.mail;

import dev.grapevine.incident.IncidentEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same content for channels that show lines and buttons instead of a page; nothing in it is escaped yet.
 *
 * @param subject what the thing is about, the same for all steps of it: what later ones are joined by
 * @param title one line
 * @param lines what a mail says in its upper half
 * @param quotes what people say
 * @param actions buttons
 * @param severity 1 (notice) to 4 (critical)
 * @param over whether it is back to normal
 * @param event the incident's event, where it is about one
 */
public record Note(
        String subject,
        String title,
        List<String> lines,
        List<Quote> quotes,
        List<Action> actions,
        int severity,
        boolean over,
        @Nullable IncidentEvent event) {

    public Note {
        lines = List.copyOf(lines);
        quotes = List.copyOf(quotes);
        actions = List.copyOf(actions);
    }

    Note withLink(String link, String other) {
        List<Action> changed = actions.stream()
                .map(action -> new Action(action.label(), action.link().replace(link, other)))
                .toList();
        return new Note(subject, title, lines, quotes, changed, severity, over, event);
    }

    /** Something that somebody said, and where. */
    public record Quote(String text, @Nullable String link) {}

    /** A link with what it is for. */
    public record Action(String label, String link) {}
}
