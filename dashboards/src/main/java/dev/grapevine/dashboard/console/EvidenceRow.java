package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.incident.IncidentEvent.Evidence;
import dev.grapevine.incident.IncidentEvent.Role;
import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A mention that shows what an incident is about, in words.
 *
 * @param role why it was chosen, such as "said it first"
 * @param host of the link
 * @param spread how often it was copied, and how many reacted
 */
record EvidenceRow(
        String mention,
        String role,
        String mood,
        String who,
        When when,
        @Nullable String title,
        @Nullable String text,
        @Nullable String link,
        String host,
        String spread) {

    private static final int LONGEST = 1_000;

    static EvidenceRow of(Evidence evidence, ZoneId zone) {
        @Nullable String link = SafeLink.of(evidence.url()).orElse(null);
        return new EvidenceRow(
                evidence.mention(),
                role(evidence.role()),
                evidence.sentiment() == null
                        ? "not scored"
                        : evidence.sentiment().word(),
                (evidence.author() == null ? "Somebody" : MentionRow.name(evidence.author())) + " on "
                        + MentionRow.name(evidence.source()),
                When.of(evidence.published(), zone),
                evidence.title() == null ? null : MentionRow.line(evidence.title(), LONGEST),
                evidence.text() == null ? null : MentionRow.line(evidence.text(), LONGEST),
                link,
                link == null ? "" : String.valueOf(URI.create(link).getHost()),
                MailText.number(evidence.copies())
                        + (evidence.copies() == 1 ? " copy, " : " copies, ")
                        + Words.count(evidence.engagement(), "reaction"));
    }

    private static String role(@Nullable Role role) {
        if (role == null) {
            return "";
        }
        return switch (role) {
            case FIRST -> "said it first";
            case MOST_ENGAGED -> "carried it furthest";
            case TYPICAL -> "what many say";
            case TRIGGER -> "set it off";
        };
    }
}
