package dev.grapevine.dashboard.mailer;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Recipient;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import dev.grapevine.delivery.Delivery.State;
import dev.grapevine.incident.Handling;
import dev.grapevine.incident.Handling.Because;
import dev.grapevine.incident.Handling.Criticality;
import dev.grapevine.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides who is to be told of what. Pure: from what is known to deliveries that are still to be made. */
final class Planner {

    /** Stands where a recipient would, when there is none. */
    static final String NOBODY = "nobody";

    private static final int CRITICAL = 4;
    private static final Set<Criticality> TOLD = Set.of(Criticality.PAGE, Criticality.MAIL);
    private static final Set<Act.Verb> ANSWERS =
            Set.of(Act.Verb.ACKNOWLEDGE, Act.Verb.SILENCE, Act.Verb.NOT_USEFUL, Act.Verb.ASSIGN, Act.Verb.ANSWERED);

    private Planner() {}

    /** Mails are for changes that somebody should know of now; the rest is for pages and digests. */
    static boolean isTold(IncidentEvent event) {
        return !event.competitor()
                && event.event() != IncidentEvent.Type.UPDATED
                && TOLD.contains(handling(event).criticality());
    }

    /**
     * The brands whose mails speak for this incident too, because it stands behind theirs; none where it speaks for
     * itself, or was for no mail anyway.
     */
    static List<String> spokenForBy(IncidentEvent event) {
        Handling handling = handling(event);
        boolean folded = handling.because() == Because.GROUPED && handling.criticality() == Criticality.DIGEST;
        if (!folded || event.competitor() || event.event() == IncidentEvent.Type.UPDATED) {
            return List.of();
        }
        String group = handling.group();
        return group != null && group.startsWith(IncidentEvent.ALL_BRANDS + "|")
                ? List.of(IncidentEvent.ALL_BRANDS)
                : handling.brands();
    }

    /** Whether it may wake somebody; where the job said nothing of that, its severity decides. */
    static boolean isCritical(IncidentEvent event) {
        return event.handling() == null
                ? event.severity() >= CRITICAL
                : event.handling().criticality() == Criticality.PAGE;
    }

    private static Handling handling(IncidentEvent event) {
        Handling handling = event.handling();
        return handling == null ? Handling.usual(event.kind(), event.competitor()) : handling;
    }

    /**
     * @param severity the incident's worst so far
     * @param called keys of the contacts who were called in because nobody had answered
     */
    static List<Delivery> alert(
            IncidentEvent event, int severity, List<Recipient> recipients, Set<String> called, Instant now) {
        if (recipients.isEmpty()) {
            return List.of(to(event, NOBODY, now)
                    .with(
                            State.HELD,
                            now,
                            "brand " + event.brand() + " names no recipients in brands.yml, and there are no default"
                                    + " ones"));
        }
        return recipients.stream()
                .filter(recipient -> severity >= recipient.severity())
                .filter(recipient -> recipient.after() == null || called.contains(recipient.key()))
                .map(recipient -> to(event, recipient.key(), now))
                .toList();
    }

    private static Delivery to(IncidentEvent event, String recipient, Instant now) {
        return Delivery.planned(Kind.ALERT, event.id(), event.incident(), event.brand(), recipient, now);
    }

    /**
     * The next contacts of a critical incident that nobody has answered for as long as each of them waits.
     *
     * @param event the incident's latest
     * @param about every delivery about the incident since it became critical
     * @param acts what people did about it
     */
    static List<Delivery> unanswered(
            IncidentEvent event, List<Delivery> about, List<Recipient> recipients, Stream<Act> acts, Instant now) {
        Optional<Instant> told = about.stream()
                .filter(delivery -> delivery.is(Kind.ALERT))
                .map(delivery -> delivery.planned() == null ? delivery.at() : delivery.planned())
                .min(Comparator.naturalOrder());
        if (told.isEmpty() || acts.anyMatch(act -> ANSWERS.contains(act.verb()))) {
            return List.of();
        }
        List<Delivery> calls = new ArrayList<>();
        for (Recipient recipient : recipients) {
            Duration wait = recipient.after();
            if (wait != null && !now.isBefore(told.get().plus(wait))) {
                calls.add(Delivery.planned(
                        Kind.UNANSWERED,
                        event.incident() + "|unanswered",
                        event.incident(),
                        event.brand(),
                        recipient.key(),
                        now));
            }
        }
        return List.copyOf(calls);
    }
}
