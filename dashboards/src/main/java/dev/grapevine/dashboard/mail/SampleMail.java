package dev.grapevine.dashboard.mail;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.setting.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The sample alert on its way to somebody. */
public final class SampleMail {

    private SampleMail() {}

    /**
     * @return why the mail server did not take it; empty when it did
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static Optional<String> send(Settings settings, String recipient, Instant now) {
        SmtpPostman postman = SmtpPostman.of(settings);
        IncidentEvent event = SampleIncident.opened(now);
        AlertMail mail = new AlertComposer(MailLinks.of(settings)).compose(event, ZoneId.of("UTC"));
        Posted posted = postman.post(Letter.of(event, recipient, postman.domain(), mail));
        if (posted instanceof Posted.Refused refused) {
            return Optional.of(refused.reason());
        }
        return posted instanceof Posted.TryLater later ? Optional.of(later.reason()) : Optional.empty();
    }
}
