package dev.grapevine.dashboard.mail;

import static dev.grapevine.dashboard.mail.Phrases.say;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.setting.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The sample alert on its way to somebody. */
public final class SampleMail {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SampleMail() {}

    /**
     * @return why the mail server did not take it; empty when it did
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static Optional<String> send(Settings settings, String recipient, Instant now) {
        IncidentEvent event = SampleIncident.opened(now);
        Alert alert = Alert.first(event, recipient, ZoneId.of("UTC"), now);
        Content content =
                new AlertComposer(MailLinks.of(settings)).compose(alert).titled(say("subject.sample"));
        Posted posted;
        try (SmtpPostman postman = SmtpPostman.of(settings, PATIENCE)) {
            posted = postman.post(Letter.of(event.id(), event.id(), recipient, postman.domain(), content));
        }
        if (posted instanceof Posted.Refused refused) {
            return Optional.of(refused.reason());
        }
        return posted instanceof Posted.TryLater later ? Optional.of(later.reason()) : Optional.empty();
    }
}
