package dev.grapevine.spike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.incident.Handling;
import dev.grapevine.incident.Handling.Because;
import dev.grapevine.incident.Handling.Criticality;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.IncidentEvent.Term;
import dev.grapevine.incident.IncidentEvent.Type;
import dev.grapevine.incident.IncidentEvent.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewsroomTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void allBrandsThreefoldAtOnceIsOneNoticeAboutOurOwnIntake() {
        List<Pulse> pulses = IntStream.range(0, 10)
                .mapToObj(i -> new Pulse("brand" + i, NOON, 30 + i, 10))
                .toList();
        List<IncidentEvent> events = new ArrayList<>();
        Newsroom newsroom = Newsroom.EMPTY;
        for (int i = 0; i < 10; i++) {
            Instant tick = NOON.plusSeconds(10L * i);
            Newsroom.Edition edition = newsroom.tick(
                    tick, i == 0 ? pulses : List.of(), List.of(opened("brand" + i, tick, "word" + i, "x")));
            newsroom = edition.next();
            events.addAll(edition.events());
        }

        assertThat(events)
                .filteredOn(event -> event.handled().criticality() != Criticality.DIGEST)
                .extracting(IncidentEvent::kind)
                .containsExactly(Kind.INTAKE);
        assertThat(events.get(0).brand()).isEqualTo(IncidentEvent.ALL_BRANDS);
        assertThat(events.get(0).handled().brands()).hasSize(10);
        assertThat(events.subList(1, 11))
                .allMatch(event -> event.handled().because() == Because.GROUPED
                        && events.get(0).incident().equals(event.handled().group()));
    }

    @Test
    void oneBrandAloneIsToldAsItIs() {
        List<Pulse> pulses = List.of(
                new Pulse("acme", NOON, 60, 10), new Pulse("beta", NOON, 11, 10), new Pulse("gamma", NOON, 14, 12));
        IncidentEvent opened = opened("acme", NOON, "recall", "fire");

        assertThat(Newsroom.EMPTY.tick(NOON, pulses, List.of(opened)).events()).containsExactly(opened);
    }

    @Test
    void theSameStoryAboutAnotherBrandIsFoldedIntoTheFirst() {
        IncidentEvent first = opened("acme", NOON, "recall", "kettle");
        IncidentEvent second = opened("beta", NOON.plusSeconds(600), "kettle", "recall");
        IncidentEvent other = opened("gamma", NOON.plusSeconds(600), "strike", "airport");

        Newsroom.Edition edition = Newsroom.EMPTY.tick(NOON, List.of(), List.of(first));
        List<IncidentEvent> later = edition.next()
                .tick(NOON.plusSeconds(600), List.of(), List.of(second, other))
                .events();

        assertThat(later.get(0).handled().group()).isEqualTo(first.incident());
        assertThat(later.get(0).handled().criticality()).isEqualTo(Criticality.DIGEST);
        assertThat(later.get(0).handled().brands()).containsExactly("acme");
        assertThat(later.get(1)).isEqualTo(other);
    }

    @Test
    void whatFollowsOnAFoldedIncidentStaysBehindTheOther() {
        IncidentEvent first = opened("acme", NOON, "recall", "kettle");
        IncidentEvent second = opened("beta", NOON.plusSeconds(600), "kettle", "recall");
        Newsroom newsroom = Newsroom.EMPTY.tick(NOON, List.of(), List.of(first)).next();
        newsroom =
                newsroom.tick(NOON.plusSeconds(600), List.of(), List.of(second)).next();

        Newsroom.Edition edition =
                newsroom.tick(NOON.plusSeconds(20_000), List.of(), List.of(as(Type.RESOLVED, second)));

        assertThat(edition.events().get(0).handled().group()).isEqualTo(first.incident());
        assertThat(edition.events().get(0).handled().criticality()).isEqualTo(Criticality.DIGEST);
        assertThat(edition.next().folded()).isEmpty();
    }

    @Test
    void theNoticeAboutOurIntakeIsOverSomeTime() {
        List<Pulse> pulses = IntStream.range(0, 10)
                .mapToObj(i -> new Pulse("brand" + i, NOON, 30, 10))
                .toList();
        Newsroom.Edition rose = Newsroom.EMPTY.tick(NOON, pulses, List.of(opened("brand1", NOON, "x", "y")));
        Instant later = NOON.plus(Duration.ofHours(3));

        List<IncidentEvent> events = rose.next()
                .tick(later, List.of(new Pulse("brand1", later, 10, 10)), List.of())
                .events();

        assertThat(events).extracting(IncidentEvent::event).containsExactly(Type.RESOLVED);
        assertThat(events.get(0).incident()).isEqualTo(rose.events().get(0).incident());
        assertThat(events.get(0).rule()).contains("back to normal");
    }

    private static IncidentEvent as(Type type, IncidentEvent event) {
        return new IncidentEvent(
                        1,
                        event.incident(),
                        1,
                        type,
                        event.brand(),
                        event.brandName(),
                        event.kind(),
                        event.at(),
                        event.started(),
                        false,
                        false,
                        3,
                        30,
                        10,
                        4,
                        16,
                        10,
                        event.why(),
                        List.of(),
                        List.of(),
                        "rule",
                        "spike/3")
                .withHandling(new Handling(Criticality.MAIL, null, null, null, null, List.of()));
    }

    private static IncidentEvent opened(String brand, Instant at, String... terms) {
        Why why = new Why(
                30,
                30,
                30,
                0,
                0,
                0,
                0.1,
                List.of(terms).stream().map(term -> new Term(term, 9, 20)).toList(),
                List.of());
        return new IncidentEvent(
                        1,
                        brand + "|volume|" + at,
                        0,
                        Type.OPENED,
                        brand,
                        brand,
                        Kind.VOLUME,
                        at,
                        at,
                        false,
                        false,
                        3,
                        30,
                        10,
                        4,
                        16,
                        10,
                        why,
                        List.of(),
                        List.of(),
                        "rule",
                        "spike/2")
                .withHandling(new Handling(Criticality.PAGE, null, null, null, null, List.of()));
    }
}
