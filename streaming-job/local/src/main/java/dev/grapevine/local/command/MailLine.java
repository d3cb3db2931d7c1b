package dev.grapevine.local.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * A mail that would have been sent, as a line of JSON.
 *
 * @param setting the sensitivity that was tried
 */
record MailLine(
        String setting,
        Instant at,
        IncidentEvent.Type event,
        IncidentEvent.Kind kind,
        int severity,
        long count,
        double expected,
        List<String> terms,
        @JsonProperty("incident") String id,
        String rule) {

    private static final int MOST_TERMS = 5;

    static String of(String setting, IncidentEvent event) {
        List<String> terms = event.why().terms().stream()
                .map(IncidentEvent.Term::term)
                .limit(MOST_TERMS)
                .toList();
        MailLine mail = new MailLine(
                setting,
                event.at(),
                event.event(),
                event.kind(),
                event.severity(),
                event.count(),
                event.expected(),
                terms,
                event.incident(),
                event.rule());
        try {
            return Json.json().writeValueAsString(mail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }
}
