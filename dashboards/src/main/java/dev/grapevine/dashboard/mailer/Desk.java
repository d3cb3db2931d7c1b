package dev.grapevine.dashboard.mailer;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.bounce.BounceBox;
import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.dashboard.kafka.TopicTail;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import dev.grapevine.delivery.Delivery.State;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;

/**
 * What the mailer does again and again: learn what is new, plan who is told, hand out what is due.
 *
 * <p>Every plan is written down before the event's offset is, and everything that is still to be sent is found in the
 * ledger; a crash at any point leaves either the event to be planned again, which changes nothing, or the plan.
 */
final class Desk implements AutoCloseable {

    private static final long MOST_HEALTH = 200_000;
    private static final Duration DIGEST_SETTLES = Duration.ofSeconds(15);
    private static final Duration TIDY = Duration.ofMinutes(1);

    private final MailerOptions options;
    private final Ledger ledger;
    private final AddressBook book;
    private final CompactedTable<Act> acts;
    private final TopicTail<SourceHealth> health;
    private final AlertIntake intake;
    private final Casebook cases;
    private final SourceBook sources = new SourceBook();
    private final Drafts drafts;
    private final Watch watch;
    private final Regulars regulars;
    private final Lanes lanes;
    private final Optional<Returns> returns;
    private Instant tidied = Instant.MIN;

    private Desk(Settings settings, MailerOptions options, Producer<String, byte[]> producer, Mailer.Parts parts) {
        this.options = options;
        this.ledger = Ledger.open(settings, producer, parts.unrecorded());
        this.book = AddressBook.open(settings, options.defaultRecipients());
        this.acts = CompactedTable.open(KafkaSettings.reader(settings), Topic.ACTIONS, Act.class);
        this.health =
                TopicTail.open(KafkaSettings.reader(settings), Topic.SOURCE_HEALTH, SourceHealth.class, MOST_HEALTH);
        this.cases = new Casebook();
        this.intake = AlertIntake.open(settings, producer, cases);
        this.drafts = new Drafts(cases, book, ledger, acts, sources);
        this.watch = new Watch(Heartbeat.of(settings), sources, parts.archive(), options.blindAfter());
        this.regulars = new Regulars(ledger, book, acts, sources);
        this.lanes = new Lanes(settings, options, ledger, parts);
        this.returns = Returns.watch(BounceBox.of(settings, options.patience()), ledger, options);
    }

    static Desk open(Settings settings, MailerOptions options, Producer<String, byte[]> producer, Mailer.Parts parts) {
        return new Desk(settings, options, producer, parts);
    }

    /** One round. */
    void tick() {
        Instant now = options.clock().instant();
        lanes.check();
        ledger.refresh();
        book.refresh();
        acts.refresh();
        health.read().forEach(entry -> {
            if (entry.value() != null) {
                sources.hear(entry.value(), now);
            }
        });
        planAlerts(now);
        plan(unanswered(now));
        plan(regulars.summaries(now));
        plan(regulars.digests(now));
        plan(watch.look(book, ledger, now));
        handOut(now);
        intake.commitDone(ledger.open().stream().noneMatch(delivery -> delivery.is(Kind.ALERT)), now);
        tidy(now);
    }

    private void planAlerts(Instant now) {
        List<IncidentEvent> fresh = intake.read();
        List<Delivery> plans = new ArrayList<>();
        for (IncidentEvent event : fresh) {
            if (Planner.isTold(event)) {
                plans.addAll(alert(event, book.recipients(event.brand()), now));
            } else {
                plans.addAll(unreached(event, now));
            }
        }
        plan(plans);
        intake.commitPlanned(now);
    }

    private List<Delivery> alert(IncidentEvent event, List<Recipient> recipients, Instant now) {
        return Planner.alert(event, cases.severity(event), recipients, called(event.incident()), now);
    }

    /** Whoever looks after a brand whose incident stands behind another brand's may not be among those who hear of that. */
    private List<Delivery> unreached(IncidentEvent event, Instant now) {
        List<String> others = Planner.spokenForBy(event);
        List<Recipient> unreached = others.isEmpty() ? List.of() : book.recipientsBut(event.brand(), others);
        return unreached.isEmpty() ? List.of() : alert(event, unreached, now);
    }

    private Set<String> called(String incident) {
        return ledger.about(incident).stream()
                .filter(delivery -> delivery.is(Kind.UNANSWERED))
                .map(Delivery::recipient)
                .collect(Collectors.toSet());
    }

    private List<Delivery> unanswered(Instant now) {
        List<Delivery> calls = new ArrayList<>();
        for (IncidentEvent event : cases.critical()) {
            calls.addAll(Planner.unanswered(
                    event,
                    sinceCritical(event.incident()),
                    book.recipients(event.brand()),
                    acts.values().stream().filter(act -> act.subject().equals(event.incident())),
                    now));
        }
        return calls;
    }

    /** Whoever waits for an answer does so from when the incident became critical, not from when it opened. */
    private List<Delivery> sinceCritical(String incident) {
        return ledger.about(incident).stream()
                .filter(delivery ->
                        cases.event(delivery.event()).map(cases::isCritical).orElse(true))
                .toList();
    }

    private void plan(List<Delivery> plans) {
        List<Delivery> fresh =
                plans.stream().filter(plan -> ledger.find(plan.id()).isEmpty()).toList();
        if (!fresh.isEmpty()) {
            ledger.writeAll(fresh);
        }
    }

    /** Critical incidents first, then in the order of planning; the steps of an incident one after the other. */
    private void handOut(Instant now) {
        List<Delivery> open = new ArrayList<>(ledger.open());
        Map<String, Set<String>> inHand = new HashMap<>();
        open.stream().filter(delivery -> lanes.isInHand(delivery.id())).forEach(delivery -> note(inHand, delivery));
        Map<String, Integer> severities = new HashMap<>();
        open.forEach(delivery -> severities.computeIfAbsent(
                delivery.incident(),
                incident -> cases.latest(incident).map(cases::severity).orElse(Casebook.CRITICAL)));
        open.sort(Comparator.comparing(
                        (Delivery delivery) -> -severities.getOrDefault(delivery.incident(), Casebook.CRITICAL))
                .thenComparing(delivery -> delivery.planned() == null ? delivery.at() : delivery.planned())
                .thenComparing(delivery -> cases.event(delivery.event())
                        .map(IncidentEvent::sequence)
                        .orElse(Integer.MAX_VALUE))
                .thenComparing(Delivery::id));
        Set<String> behind = new HashSet<>();
        for (Delivery delivery : open) {
            boolean first = behind.add(delivery.incident() + "|" + delivery.recipient());
            if (first && !isSettling(delivery, now) && !lanes.isInHand(delivery.id())) {
                handOutLatest(delivery.id(), inHand, now);
            }
        }
    }

    /**
     * What was open a moment ago may have arrived since. A lane lets go of a delivery only after it wrote down how it
     * went; so what no lane has in hand is asked for once more, and never handed out twice.
     */
    private void handOutLatest(String id, Map<String, Set<String>> inHand, Instant now) {
        Optional<Delivery> latest = ledger.find(id).filter(delivery -> !delivery.isOver());
        if (latest.isPresent()) {
            handOut(latest.get(), inHand, now);
        }
    }

    private static void note(Map<String, Set<String>> inHand, Delivery delivery) {
        if (delivery.is(Kind.ALERT)) {
            inHand.computeIfAbsent(delivery.recipient(), recipient -> new HashSet<>())
                    .add(delivery.id());
        }
    }

    private static boolean isSettling(Delivery delivery, Instant now) {
        return delivery.is(Kind.DIGEST)
                && delivery.planned() != null
                && now.isBefore(delivery.planned().plus(DIGEST_SETTLES));
    }

    private void handOut(Delivery delivery, Map<String, Set<String>> inHand, Instant now) {
        Optional<Recipient> recipient = book.recipient(delivery.brand(), delivery.recipient());
        if (recipient.isEmpty()) {
            hold(delivery, "brands.yml no longer names this recipient", now);
            return;
        }
        if (!lanes.isReady(recipient.get(), delivery, now)) {
            return;
        }
        Optional<String> held = held(delivery, recipient.get(), inHand, now);
        if (held.isPresent()) {
            hold(delivery, held.get(), now);
            return;
        }
        Optional<Writer.Draft> draft = drafts.of(delivery, recipient.get(), now);
        if (draft.isEmpty()) {
            hold(delivery, "what it was about is no longer kept", now);
        } else if (lanes.offer(recipient.get(), new Lane.Errand(delivery, draft.get()))) {
            note(inHand, delivery);
        }
    }

    private Optional<String> held(
            Delivery delivery, Recipient recipient, Map<String, Set<String>> inHand, Instant now) {
        if (!delivery.is(Kind.ALERT) || delivery.attempts() > 0) {
            return Optional.empty();
        }
        ZoneId zone = book.zone(delivery.brand(), recipient);
        boolean critical = cases.event(delivery.event()).map(cases::isCritical).orElse(false);
        Set<String> today = ledger.alertsSince(recipient.key(), Manners.midnight(zone, now));
        today.addAll(inHand.getOrDefault(recipient.key(), Set.of()));
        return Manners.held(recipient, zone, now, critical, today.size());
    }

    private void hold(Delivery delivery, String reason, Instant now) {
        ledger.write(delivery.with(State.HELD, now, reason));
    }

    private void tidy(Instant now) {
        if (!tidied.equals(Instant.MIN) && now.isBefore(tidied.plus(TIDY))) {
            return;
        }
        tidied = now;
        ledger.forget(now);
        Set<String> needed = new HashSet<>();
        ledger.held().forEach(delivery -> needed.add(delivery.incident()));
        for (Delivery open : ledger.open()) {
            needed.add(open.incident());
            // A summary that waits for its server still has to say what it covers.
            List<String> covers = open.covers() == null ? List.of() : open.covers();
            covers.forEach(id -> ledger.find(id).ifPresent(covered -> needed.add(covered.incident())));
        }
        cases.forget(needed);
    }

    @Override
    public void close() {
        lanes.close();
        returns.ifPresent(Returns::close);
        watch.close();
        intake.close();
        health.close();
        acts.close();
        book.close();
        ledger.close();
    }
}
