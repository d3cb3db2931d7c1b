package dev.grapevine.spike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.action.Orders;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.brand.MustSee;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.incident.Handling.Because;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Type;
import dev.grapevine.sentiment.Label;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What happens to brands, clocks and sources while people sleep. */
class NightTest {

    private static final Instant CRISIS = Heard.CRISIS;

    @Test
    void theClockGoesBackInAutumnWithoutAnIncident() {
        ZoneId sydney = ZoneId.of("Australia/Sydney");
        Instant after = Instant.parse("2026-04-08T00:00:00Z");
        assertThat(sydney.getRules().getOffset(Heard.MONDAY))
                .isNotEqualTo(sydney.getRules().getOffset(after));

        assertThat(Heard.calm(7, after).play(in(sydney, sydney), after)).isEmpty();
    }

    @Test
    void aBrandThatMovesToAnotherZoneTakesItsHabitsAlong() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(Heard.calm(8, Heard.END).play(in(berlin, ZoneId.of("America/New_York")), Heard.END))
                .isEmpty();
    }

    @Test
    void aBrandThatIsHeardOnceAWeekIsWatchedToo() {
        Heard heard = Heard.calm(1, Heard.MONDAY);
        for (int week = 0; week < 8; week++) {
            Instant at =
                    Heard.MONDAY.plus(Duration.ofDays(7L * week + week % 5)).plus(Duration.ofHours(10 + week));
            heard.add(Heard.from("feed", "once" + week, at));
        }
        Instant burst = Heard.MONDAY.plus(Duration.ofDays(60)).plus(Duration.ofHours(3));
        for (int i = 0; i < 8; i++) {
            Instant at = burst.plus(Duration.ofMinutes(4L * i));
            heard.add(Heard.from("feed", "burst" + i, at));
        }

        List<IncidentEvent> events = heard.play(new Heard.Player(), burst.plus(Duration.ofHours(12)));

        assertThat(events).extracting(IncidentEvent::event).containsExactly(Type.OPENED, Type.RESOLVED);
        assertThat(events.get(0).at()).isBetween(burst, burst.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aBrandThatIsAddedMidwayLearnsBeforeItAlerts() {
        Heard heard = Heard.calm(1, Heard.MONDAY);
        for (int i = 0; i < 400; i++) {
            heard.add(Heard.from("feed", "new" + i, Heard.MONDAY.plusSeconds(30L * i)));
        }

        assertThat(heard.play(new Heard.Player(), Heard.MONDAY.plus(Duration.ofDays(2))))
                .isEmpty();
    }

    @Test
    void whatIsFedAgainOfTheWeeksBeforeNeverPages() {
        AlertPolicy policy =
                new AlertPolicy(null, 0, null, 0, List.of(new MustSee("risk terms", "recall", null, 0)), null, null);
        Player player = new Player(Heard.BRAND.withPolicy(policy));
        List<IncidentEvent> events = Heard.calm(9, CRISIS).play(player, CRISIS);
        List<Recount> again = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Instant then = CRISIS.minus(Duration.ofHours(20)).plusSeconds(60L * i);
            again.add(
                    Recount.created(Heard.mention("then" + i, then, then, Label.NEGATIVE, "A recall of Acme kettles")));
        }
        events.addAll(player.tick(CRISIS.plusSeconds(10), again));

        assertThat(events).isEmpty();
    }

    @Test
    void whatIsOpenOfABrandThatIsRemovedIsOver() {
        Heard.Player player = new Heard.Player();
        Instant midway = CRISIS.plus(Duration.ofHours(2));
        List<IncidentEvent> events = Heard.crisis(1).until(midway).play(player, midway);
        List<IncidentEvent> last = player.watch.close(midway.plusSeconds(10), player.brand, Orders.NONE);

        assertThat(last).extracting(IncidentEvent::event).containsExactly(Type.RESOLVED);
        assertThat(last.get(0).incident()).isEqualTo(events.get(0).incident());
        assertThat(last.get(0).sequence())
                .isGreaterThan(events.get(events.size() - 1).sequence());
        assertThat(player.watch.close(midway.plusSeconds(20), player.brand, Orders.NONE))
                .isEmpty();
    }

    /** The first sentence that no parser has time for is written in a crisis. */
    @Test
    void anEngineThatSteppedInDuringACrisisIsNoChangeOfOurs() {
        List<IncidentEvent> events = Heard.crisis(1).play(new Scored("linear/2 (budget)"), Heard.END);

        assertThat(events.get(0).handled().because()).isNull();
    }

    @Test
    void anotherVersionOfAModelIsAChangeOfOurs() {
        List<IncidentEvent> events = Heard.crisis(1).play(new Scored("test/2"), Heard.END);

        assertThat(events.get(0).handled().because()).isEqualTo(Because.OWN_CHANGE);
    }

    /** From the crisis on another engine scores. */
    private static final class Scored extends Heard.Player {
        private final String engine;

        Scored(String engine) {
            this.engine = engine;
        }

        @Override
        List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
            return super.tick(
                    tick,
                    tick.isBefore(CRISIS)
                            ? changes
                            : changes.stream().map(this::by).toList());
        }

        private Recount by(Recount change) {
            EnrichedMention mention = change.document();
            return Recount.created(mention.toBuilder()
                    .sentiment(Objects.requireNonNull(mention.sentiment()).by(engine))
                    .build());
        }
    }

    @Test
    void aBrandOfAThousandMentionsATickIsToldAsAnyOther() {
        Heard heard = Heard.calm(1, Heard.MONDAY);
        Instant burst = Heard.MONDAY.plus(Duration.ofDays(4));
        for (Instant at = Heard.MONDAY; at.isBefore(burst); at = at.plusSeconds(300)) {
            heard.add(Heard.from("feed", "calm" + at, at));
        }
        for (int i = 0; i < 20_000; i++) {
            heard.add(Heard.from("feed", "loud" + i, burst.plusMillis(2L * i)));
        }

        List<IncidentEvent> events = heard.play(new Heard.Player(), burst.plusSeconds(60));

        assertThat(events.get(0).event()).isEqualTo(Type.OPENED);
        assertThat(events.get(0).at()).isBefore(burst.plusSeconds(21));
        assertThat(events.get(events.size() - 1).count()).isGreaterThanOrEqualTo(4_000);
    }

    private static Player in(ZoneId first, ZoneId then) {
        return new Player(in(first)) {
            @Override
            List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
                asked = tick.isBefore(CRISIS) ? asked : in(then);
                return super.tick(tick, changes);
            }
        };
    }

    private static Brand in(ZoneId zone) {
        return new Brand("acme", "Acme", "acme", false, null, null, null, zone, null, null);
    }

    private static class Player extends Heard.Player {
        Brand asked;

        Player(Brand brand) {
            this.asked = brand;
        }

        @Override
        List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
            return watch.tick(tick, changes, asked);
        }
    }
}
