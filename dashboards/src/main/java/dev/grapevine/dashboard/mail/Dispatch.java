package dev.grapevine.dashboard.mail;

import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.State;
import dev.grapevine.incident.IncidentEvent;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one event to everybody who should know, and writes down how that went.
 *
 * <p>The failure story: {@code SENDING} is recorded before the mail server is asked and {@code DELIVERED} after it said
 * yes. If the process dies in between, nobody knows whether the server took the mail; it is sent again under the same
 * Message-ID, because a second copy is a nuisance and a missing alert is a failure. A delivery that is recorded as
 * delivered, refused or held is never tried again.
 */
final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /** Stands where a recipient would, when there is none. */
    static final String NOBODY = "nobody";

    private final Ledger ledger;
    private final SmtpPostman postman;
    private final AlertComposer composer;
    private final InstantSource clock;

    Dispatch(Ledger ledger, SmtpPostman postman, AlertComposer composer, InstantSource clock) {
        this.ledger = ledger;
        this.postman = postman;
        this.composer = composer;
        this.clock = clock;
    }

    /** Mails are for changes that somebody should know of now; the rest is for pages and digests. */
    static boolean isMailed(IncidentEvent event) {
        return !event.competitor() && event.event() != IncidentEvent.Type.UPDATED;
    }

    /** @return why it has to be tried again later; empty when everybody's delivery has come to an end */
    Optional<String> deliver(IncidentEvent event, List<String> recipients, ZoneId zone) {
        ledger.refresh();
        if (recipients.isEmpty()) {
            hold(event);
            return Optional.empty();
        }
        List<String> open = recipients.stream()
                .filter(recipient -> !isFinished(event, recipient))
                .toList();
        return open.isEmpty() ? Optional.empty() : post(event, open, composer.compose(event, zone));
    }

    private boolean isFinished(IncidentEvent event, String recipient) {
        return find(event, recipient)
                .filter(delivery -> delivery.state() != State.SENDING)
                .isPresent();
    }

    private Optional<Delivery> find(IncidentEvent event, String recipient) {
        return ledger.find(event.id() + "|" + recipient);
    }

    private Optional<String> post(IncidentEvent event, List<String> recipients, AlertMail mail) {
        Optional<String> later = Optional.empty();
        for (String recipient : recipients) {
            Letter letter = Letter.of(event, recipient, postman.domain(), mail);
            int attempts = find(event, recipient).map(Delivery::attempts).orElse(0) + 1;
            ledger.write(delivery(event, letter, State.SENDING, attempts, null));
            Posted posted = postman.post(letter);
            ledger.write(outcome(event, letter, attempts, posted));
            if (posted instanceof Posted.TryLater tryLater) {
                later = Optional.of(tryLater.reason());
            }
        }
        return later;
    }

    private Delivery outcome(IncidentEvent event, Letter letter, int attempts, Posted posted) {
        if (posted instanceof Posted.Refused refused) {
            LOG.warn(
                    "the mail of {} to {} was refused for good: {}",
                    event.id(),
                    MailText.oneLine(letter.recipient()),
                    refused.reason());
            return delivery(event, letter, State.REFUSED, attempts, refused.reason());
        }
        if (posted instanceof Posted.TryLater later) {
            return delivery(event, letter, State.SENDING, attempts, later.reason());
        }
        return delivery(event, letter, State.DELIVERED, attempts, null);
    }

    private Delivery delivery(IncidentEvent event, Letter letter, State state, int attempts, @Nullable String reason) {
        return new Delivery(
                Delivery.VERSION,
                event.id(),
                event.incident(),
                event.brand(),
                letter.recipient(),
                state,
                clock.instant(),
                attempts,
                letter.messageId(),
                letter.mail().subject(),
                reason,
                Delivery.Kind.ALERT,
                null,
                null,
                null,
                null);
    }

    private void hold(IncidentEvent event) {
        if (isFinished(event, NOBODY)) {
            return;
        }
        Delivery nobody = Delivery.planned(
                Delivery.Kind.ALERT, event.id(), event.incident(), event.brand(), NOBODY, clock.instant());
        ledger.write(nobody.with(
                State.HELD,
                clock.instant(),
                "brand " + event.brand() + " names no recipients in brands.yml, and there are no default ones"));
    }
}
