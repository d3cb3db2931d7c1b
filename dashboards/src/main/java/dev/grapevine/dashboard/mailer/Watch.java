package dev.grapevine.dashboard.mailer;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.digest.DigestReader;
import dev.grapevine.dashboard.mail.Blindness;
import dev.grapevine.dashboard.mail.Blindness.Scope;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds whether Grapevine still sees, and plans who is told when it does not. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Heartbeat heartbeat;
    private final SourceBook sources;
    private final BrandSources brandSources;
    private final Sight sight;
    private Instant lastLook = Instant.MIN;

    Watch(Heartbeat heartbeat, SourceBook sources, DigestReader archive, Duration patience) {
        this.heartbeat = heartbeat;
        this.sources = sources;
        this.brandSources = new BrandSources(archive);
        this.sight = new Sight(patience);
    }

    /** What is to be told now about being blind, or seeing again. */
    List<Delivery> look(AddressBook book, Ledger ledger, Instant now) {
        if (now.isBefore(later(lastLook, EVERY))) {
            return List.of();
        }
        lastLook = now;
        sources.clock(now).ifPresent(clock -> brandSources.refresh(book.watched(), clock, now));
        List<Delivery> plans = new ArrayList<>();
        List<Delivery> told = ledger.blindness();
        boolean still = isStill();
        boolean silent = sources.isAllSilent(now);
        check(new Blindness(Scope.JOB, "", now), still, book, told, plans, now);
        check(new Blindness(Scope.SOURCES, "", now), silent, book, told, plans, now);
        for (Brand brand : book.watched()) {
            boolean deaf = !silent && sources.isDeaf(brandSources.of(brand.id()), now);
            check(new Blindness(Scope.BRAND, brand.id(), now), deaf, book, told, plans, now);
        }
        plans.addAll(relieved(told, now));
        return List.copyOf(plans);
    }

    /** Where nobody may ask how far the job is, its heartbeat is not watched, and the log says so. */
    private boolean isStill() {
        try {
            return sight.isStill(heartbeat.beat());
        } catch (KafkaException e) {
            LOG.warn("the job's heartbeat is not heard: {}", e.toString());
            return false;
        }
    }

    private static Instant later(Instant last, Duration pause) {
        return last.equals(Instant.MIN) ? Instant.MIN : last.plus(pause);
    }

    private void check(
            Blindness look, boolean trouble, AddressBook book, List<Delivery> told, List<Delivery> plans, Instant now) {
        if (!sight.look(look.scope(), look.subject(), trouble, now) || isTold(look, told)) {
            return;
        }
        Blindness blindness =
                new Blindness(look.scope(), look.subject(), sight.since(look.scope(), look.subject(), now));
        LOG.warn("blind: {}", blindness.id());
        for (Map.Entry<String, String> recipient : recipients(blindness, book).entrySet()) {
            plans.add(Delivery.planned(
                    Kind.BLIND, blindness.id(), blindness.id(), recipient.getValue(), recipient.getKey(), now));
        }
    }

    private static boolean isTold(Blindness look, List<Delivery> told) {
        return told.stream()
                .flatMap(delivery -> Blindness.of(delivery.incident()).stream())
                .anyMatch(blindness -> blindness.what().equals(look.what()));
    }

    /** Everybody who is told at once of incidents, each once, with the first brand that names them. */
    private static Map<String, String> recipients(Blindness blindness, AddressBook book) {
        Map<String, String> recipients = new HashMap<>();
        for (Brand brand : book.watched()) {
            if (blindness.scope() != Scope.BRAND || brand.id().equals(blindness.subject())) {
                for (Recipient recipient : book.recipients(brand.id())) {
                    if (recipient.after() == null) {
                        recipients.putIfAbsent(recipient.key(), brand.id());
                    }
                }
            }
        }
        return recipients;
    }

    private List<Delivery> relieved(List<Delivery> told, Instant now) {
        List<Blindness> all = told.stream()
                .flatMap(delivery -> Blindness.of(delivery.incident()).stream())
                .distinct()
                .toList();
        Set<Blindness> over = Set.copyOf(sight.over(all, now));
        List<Delivery> plans = new ArrayList<>();
        for (Delivery blind : told) {
            Optional<Blindness> blindness = Blindness.of(blind.incident());
            if (blindness.isPresent() && over.contains(blindness.get())) {
                plans.add(Delivery.planned(
                        Kind.SIGHT,
                        "sight|" + blind.incident(),
                        blind.incident(),
                        blind.brand(),
                        blind.recipient(),
                        now));
            }
        }
        return plans;
    }

    @Override
    public void close() {
        brandSources.close();
        heartbeat.close();
    }
}
