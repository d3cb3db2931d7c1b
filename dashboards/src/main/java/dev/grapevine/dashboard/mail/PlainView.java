package dev.grapevine.dashboard.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail of a headline and some sections of lines; nothing in it is escaped yet. */
record PlainView(Frame frame, String subject, String status, boolean good, String headline, List<Section> sections) {

    /** @param title empty for none */
    record Section(String title, List<Line> lines) {}

    /** A sentence, as a link where it leads somewhere. */
    record Line(String text, @Nullable String link) {
        static Line of(String text) {
            return new Line(text, null);
        }
    }

    /** The same for channels that are no mail. */
    Note note(String about, int severity) {
        List<String> lines = new java.util.ArrayList<>(List.of(headline));
        sections.forEach(section -> section.lines().forEach(line -> lines.add(line.text())));
        return new Note(about, subject, lines, List.of(), List.of(), severity, good, null);
    }
}
