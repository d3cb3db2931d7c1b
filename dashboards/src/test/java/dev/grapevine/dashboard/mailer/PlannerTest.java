package dev.grapevine.dashboard.mailer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.mail.Incidents;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import dev.grapevine.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is told of what, and who comes next when nobody answers. */
class PlannerTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Recipient PR = new Recipient("pr@acme.example", "pr");
    private static final Recipient SERIOUS_ONLY =
            new Recipient("head@acme.example", null, null, null, null, null, 0, 3, null, null, null);
    private static final Recipient BOSS =
            new Recipient("boss@acme.example", null, null, null, null, null, 0, 0, Duration.ofMinutes(15), null, null);
    private static final List<Recipient> ALL = List.of(PR, SERIOUS_ONLY, BOSS);
    private static final IncidentEvent CRITICAL = Incidents.with(event -> event.put("severity", 4));

    @Test
    void theNextContactIsToldOnlyWhenNobodyAnswered() {
        assertThat(recipients(Planner.alert(CRITICAL, 4, ALL, Set.of(), NOON)))
                .containsExactly(PR.key(), SERIOUS_ONLY.key());
        assertThat(recipients(unanswered(NOON.plusSeconds(899)))).isEmpty();
        assertThat(recipients(unanswered(NOON.plusSeconds(900)))).containsExactly(BOSS.key());
        assertThat(recipients(Planner.alert(CRITICAL, 4, ALL, Set.of(BOSS.key()), NOON)))
                .as("once called in, they hear how it goes on")
                .contains(BOSS.key());
    }

    @Test
    void anyAnswerKeepsTheNextContactAsleepButANoteIsNone() {
        Instant late = NOON.plus(Duration.ofHours(1));
        assertThat(unanswered(late, act(Act.Verb.ACKNOWLEDGE))).isEmpty();
        assertThat(unanswered(late, act(Act.Verb.SILENCE))).isEmpty();
        assertThat(unanswered(late, act(Act.Verb.NOTE))).hasSize(1);
    }

    @Test
    void whoWantsSeriousThingsOnlyHearsOfNoOthers() {
        assertThat(recipients(Planner.alert(CRITICAL, 2, ALL, Set.of(), NOON))).containsExactly(PR.key());
    }

    @Test
    void planningTwiceGivesTheSameDeliveries() {
        assertThat(Planner.alert(CRITICAL, 4, ALL, Set.of(), NOON))
                .extracting(Delivery::id)
                .isEqualTo(Planner.alert(CRITICAL, 4, ALL, Set.of(), NOON.plusSeconds(9)).stream()
                        .map(Delivery::id)
                        .toList());
    }

    private static List<Delivery> unanswered(Instant now, Act... acts) {
        Delivery told =
                Delivery.planned(Kind.ALERT, CRITICAL.id(), CRITICAL.incident(), CRITICAL.brand(), PR.key(), NOON);
        return Planner.unanswered(CRITICAL, List.of(told), ALL, Stream.of(acts), now);
    }

    private static Act act(Act.Verb verb) {
        return new Act(Act.VERSION, CRITICAL.incident(), verb, NOON, "ann", null, null);
    }

    private static List<String> recipients(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::recipient).toList();
    }
}
