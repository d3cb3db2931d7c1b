package dev.grapevine.dashboard.mailer;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.dashboard.mail.Alert;
import dev.grapevine.dashboard.mail.Blindness;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import dev.grapevine.delivery.Delivery.State;
import dev.grapevine.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what is needed to write each delivery. Belongs to the mailer's thread. */
final class Drafts {

    private final Casebook cases;
    private final AddressBook book;
    private final Ledger ledger;
    private final CompactedTable<Act> acts;
    private final SourceBook sources;

    Drafts(Casebook cases, AddressBook book, Ledger ledger, CompactedTable<Act> acts, SourceBook sources) {
        this.cases = cases;
        this.book = book;
        this.ledger = ledger;
        this.acts = acts;
        this.sources = sources;
    }

    /** Empty where what it was about is no longer kept. */
    Optional<Writer.Draft> of(Delivery delivery, Recipient recipient, Instant now) {
        Kind kind = delivery.kind() == null ? Kind.ALERT : delivery.kind();
        ZoneId zone = book.zone(delivery.brand(), recipient);
        return switch (kind) {
            case ALERT -> cases.event(delivery.event()).map(event -> alert(event, recipient, zone, null, now));
            case UNANSWERED ->
                cases.latest(delivery.incident()).map(event -> alert(event, recipient, zone, recipient.after(), now));
            case SUMMARY -> Optional.of(summary(delivery, recipient, zone));
            case BLIND, SIGHT ->
                Blindness.of(delivery.incident()).map(blindness -> sight(delivery, recipient, blindness, zone));
            case DIGEST -> book.brand(delivery.brand()).flatMap(brand -> digest(delivery, recipient, brand, zone, now));
        };
    }

    private Writer.Draft alert(
            IncidentEvent event, Recipient recipient, ZoneId zone, @Nullable Duration unanswered, Instant now) {
        IncidentEvent before = cases.before(event).stream()
                .filter(earlier -> wasTold(earlier, recipient))
                .findFirst()
                .orElse(null);
        Alert alert = new Alert(
                event,
                before,
                recipient.key(),
                zone,
                Writer.look(book.brand(event.brand()).orElse(null)),
                unanswered,
                now);
        return new Writer.AlertDraft(recipient, event.incident() + "|0", alert);
    }

    private boolean wasTold(IncidentEvent event, Recipient recipient) {
        return ledger.find(event.id() + "|" + recipient.key())
                .filter(delivery -> delivery.state() == State.DELIVERED)
                .isPresent();
    }

    private Writer.Draft summary(Delivery delivery, Recipient recipient, ZoneId zone) {
        List<String> covers = delivery.covers() == null ? List.of() : delivery.covers();
        List<IncidentEvent> held = covers.stream()
                .flatMap(id -> ledger.find(id).stream())
                .flatMap(each -> cases.event(each.event()).stream())
                .toList();
        return new Writer.SummaryDraft(recipient, delivery.event(), book.name(delivery.brand()), held, covers, zone);
    }

    private Writer.Draft sight(Delivery delivery, Recipient recipient, Blindness blindness, ZoneId zone) {
        Instant back =
                delivery.is(Kind.SIGHT) ? (delivery.planned() == null ? delivery.at() : delivery.planned()) : null;
        return new Writer.SightDraft(recipient, blindness.id(), blindness, book.name(blindness.subject()), back, zone);
    }

    private Optional<Writer.Draft> digest(
            Delivery delivery, Recipient recipient, Brand brand, ZoneId zone, Instant now) {
        if (delivery.from() == null || delivery.until() == null) {
            return Optional.empty();
        }
        Recipient.Digest kind =
                Recipient.Digest.valueOf(delivery.incident().split("\\|", -1)[1].toUpperCase(Locale.ROOT));
        Set<String> told = new HashSet<>();
        ledger.about(delivery.incident()).stream()
                .filter(each -> each.recipient().equals(delivery.recipient()) && each.state() == State.DELIVERED)
                .forEach(each -> told.addAll(each.covers() == null ? List.of() : each.covers()));
        Set<String> answered = acts.values().stream()
                .filter(act -> act.verb() == Act.Verb.ANSWERED)
                .map(Act::subject)
                .collect(Collectors.toSet());
        return Optional.of(new Writer.DigestDraft(
                recipient,
                delivery.event(),
                brand,
                kind,
                delivery.from(),
                delivery.until(),
                told,
                answered,
                sources.reports().stream().map(SourceBook.Report::health).toList(),
                zone,
                now));
    }
}
