package dev.grapevine.dashboard.mailer;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import dev.grapevine.delivery.Delivery.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans what comes by the clock: digests, and summaries of what was held back. Belongs to the mailer's thread. */
final class Regulars {

    private final Ledger ledger;
    private final AddressBook book;
    private final CompactedTable<Act> acts;
    private final SourceBook sources;

    Regulars(Ledger ledger, AddressBook book, CompactedTable<Act> acts, SourceBook sources) {
        this.ledger = ledger;
        this.book = book;
        this.acts = acts;
        this.sources = sources;
    }

    /** One for each recipient and brand of which something was held back and may be told now. */
    List<Delivery> summaries(Instant now) {
        Map<String, List<Delivery>> held = new HashMap<>();
        ledger.held()
                .forEach(delivery -> held.computeIfAbsent(
                                delivery.brand() + "|" + delivery.recipient(), key -> new ArrayList<>())
                        .add(delivery));
        List<Delivery> plans = new ArrayList<>();
        for (List<Delivery> together : held.values()) {
            Delivery one = together.get(0);
            book.recipient(one.brand(), one.recipient())
                    .filter(recipient -> isDue(together, recipient, now))
                    .ifPresent(recipient -> plans.add(summary(one, together, now)));
        }
        return plans;
    }

    private boolean isDue(List<Delivery> held, Recipient recipient, Instant now) {
        ZoneId zone = book.zone(held.get(0).brand(), recipient);
        return held.stream().anyMatch(delivery -> Manners.isSummaryDue(recipient, zone, delivery.at(), now));
    }

    private static Delivery summary(Delivery one, List<Delivery> together, Instant now) {
        String event = "summary|" + one.brand() + "|" + now;
        return Delivery.planned(Kind.SUMMARY, event, event, one.brand(), one.recipient(), now)
                .covering(
                        null,
                        null,
                        together.stream()
                                .sorted(Comparator.comparing(Delivery::at).thenComparing(Delivery::id))
                                .map(Delivery::id)
                                .toList());
    }

    /** None while history is being caught up with: nobody wants a digest of each day of a replay. */
    List<Delivery> digests(Instant now) {
        Optional<Instant> clock = sources.clock(now);
        if (clock.isEmpty() || !sources.isSteady(now)) {
            return List.of();
        }
        List<Delivery> plans = new ArrayList<>();
        for (Brand brand : book.watched()) {
            for (Recipient recipient : book.recipients(brand.id())) {
                for (Recipient.Digest digest : recipient.digests()) {
                    digest(brand, recipient, digest, clock.get(), now).ifPresent(plans::add);
                }
            }
        }
        return List.copyOf(plans);
    }

    private Optional<Delivery> digest(
            Brand brand, Recipient recipient, Recipient.Digest digest, Instant clock, Instant now) {
        String thread = Ledger.digestThread(digest, brand.id());
        boolean waits = ledger.about(thread).stream()
                .anyMatch(delivery -> !delivery.isOver() && delivery.recipient().equals(recipient.key()));
        if (waits || isEnded(brand, recipient)) {
            return Optional.empty();
        }
        Optional<Delivery> last = ledger.lastDigest(digest, brand.id(), recipient.key());
        Instant told = last.map(Delivery::until).orElse(null);
        if (last.isEmpty() || told == null) {
            return Optional.of(
                    Delivery.planned(Kind.DIGEST, ToldDigests.first(thread), thread, brand.id(), recipient.key(), now)
                            .covering(null, clock, List.of())
                            .with(State.HELD, now, "digests begin here"));
        }
        boolean first = last.get().event().equals(ToldDigests.first(thread));
        ZoneId zone = book.zone(brand.id(), recipient);
        return DigestClock.stretch(digest, recipient, zone, told, first, clock)
                .map(stretch -> Delivery.planned(
                                Kind.DIGEST, thread + "|" + stretch.until(), thread, brand.id(), recipient.key(), now)
                        .covering(stretch.from(), stretch.until(), List.of()));
    }

    /** Whether the recipient's last word about the brand's digests was to end them. */
    private boolean isEnded(Brand brand, Recipient recipient) {
        String subject = Act.digests(brand.id(), recipient.key());
        return acts.values().stream()
                .filter(act -> act.subject().equals(subject))
                .max(Comparator.comparing(Act::at))
                .filter(act -> act.verb() == Act.Verb.UNSUBSCRIBE)
                .isPresent();
    }
}
