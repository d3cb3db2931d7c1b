package dev.grapevine.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.json.Json;
import dev.grapevine.sentiment.Label;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrandWatchTest {

    private static final Instant CRISIS = Heard.CRISIS;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void oneCrisisIsOneIncident(int seed) {
        List<IncidentEvent> events = Heard.crisis(seed).play(new Heard.Player(), Heard.END);

        assertThat(events)
                .extracting(IncidentEvent::incident)
                .containsOnly(events.get(0).incident());
        assertThat(events.get(0).event()).isEqualTo(IncidentEvent.Type.OPENED);
        assertThat(events.get(0).at()).isBetween(CRISIS, CRISIS.plus(Duration.ofMinutes(40)));
        assertThat(events.get(0).kind()).isEqualTo(Kind.NEGATIVE);
        assertThat(events)
                .extracting(IncidentEvent::event)
                .filteredOn(IncidentEvent.Type.ESCALATED::equals)
                .hasSizeLessThanOrEqualTo(3);
        IncidentEvent last = events.get(events.size() - 1);
        assertThat(last.event()).isEqualTo(IncidentEvent.Type.RESOLVED);
        assertThat(last.at()).isBefore(CRISIS.plus(Heard.LONG).plus(Duration.ofHours(7)));
    }

    @Test
    void whatIsFedAgainNeverPages() {
        Heard.Player again = new Heard.Player() {
            @Override
            List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
                return super.tick(
                        tick,
                        changes.stream().map(change -> change.fedAgain(true)).toList());
            }
        };
        assertThat(Heard.crisis(1).play(again, Heard.END)).isEmpty();
    }

    @Test
    void anIncidentExplainsItself() {
        IncidentEvent opened =
                Heard.crisis(1).play(new Heard.Player(), Heard.END).get(0);

        assertThat(opened.why().terms())
                .extracting(IncidentEvent.Term::term)
                .contains("recall", "burning")
                .doesNotContain("acme");
        assertThat(opened.evidence())
                .hasSizeBetween(1, 5)
                .allMatch(evidence -> String.valueOf(evidence.text()).contains("recall"));
        assertThat(opened.curve()).hasSize(96).allMatch(point -> point.low() <= point.expected());
        assertThat(opened.rule()).contains("negative stories in").contains("are usual");
        assertThat(opened.count()).isGreaterThanOrEqualTo(5).isGreaterThan((long) (2 * opened.expected()));
    }

    @Test
    void aRestartAnywhereChangesNothing() {
        List<IncidentEvent> straight = Heard.crisis(2).play(new Heard.Player(), Heard.END);
        List<IncidentEvent> restarted = Heard.crisis(2).play(new RestartedPlayer(), Heard.END);

        assertThat(restarted).isNotEmpty().isEqualTo(straight);
    }

    @Test
    void askingMoreOftenChangesNothing() {
        Heard.Player eager = new Heard.Player() {
            @Override
            List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
                List<IncidentEvent> events = new ArrayList<>(super.tick(tick, changes));
                events.addAll(super.tick(tick.plusSeconds(1), List.of()));
                return events;
            }
        };

        assertThat(Heard.crisis(3).play(eager, Heard.END))
                .isEqualTo(Heard.crisis(3).play(new Heard.Player(), Heard.END));
    }

    @Test
    void anImportOfOldMentionsNeverPages() {
        Heard heard = Heard.calm(4, Heard.END);
        for (int i = 0; i < 500; i++) {
            Instant published = CRISIS.minus(Duration.ofHours(10)).plusSeconds(i);
            heard.add(Heard.mention("old" + i, published, CRISIS, Label.NEGATIVE, "An old story about Acme"));
        }

        assertThat(heard.play(new Heard.Player(), Heard.END)).isEmpty();
    }

    @Test
    void clocksThatRunAheadArePutRight() {
        Heard heard = Heard.calm(5, Heard.END);
        for (int i = 0; i < 40; i++) {
            Instant fetched = CRISIS.plusSeconds(i);
            Instant published = fetched.plus(Duration.ofMinutes(5));
            heard.add(Heard.mention("ahead" + i, published, fetched, Label.NEGATIVE, "Acme is on fire, says my clock"));
        }

        List<IncidentEvent> events = heard.play(new Heard.Player(), Heard.END);

        assertThat(events.get(0).event()).isEqualTo(IncidentEvent.Type.OPENED);
        assertThat(events.get(0).at()).isBefore(CRISIS.plus(Duration.ofMinutes(2)));
        assertThat(events.get(0).started()).isBeforeOrEqualTo(events.get(0).at());
    }

    @Test
    void summerTimeStartsWithoutAnIncident() {
        Heard heard = Heard.calm(6, Instant.parse("2026-03-31T00:00:00Z"));
        Heard.Player player = new Heard.Player();

        assertThat(player.brand.zone().getRules().isDaylightSavings(Heard.MONDAY))
                .isFalse();
        assertThat(player.brand.zone().getRules().isDaylightSavings(Instant.parse("2026-03-30T00:00:00Z")))
                .isTrue();
        assertThat(heard.play(player, Instant.parse("2026-03-31T00:00:00Z"))).isEmpty();
        assertThat(player.brand.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void whatIsDeletedLeavesTheStateAtOnce() {
        BrandWatch watch = BrandWatch.start();
        EnrichedMention said = Heard.mention("gone", CRISIS, CRISIS, Label.NEGATIVE, "Unforgettable words about Acme");
        watch.tick(CRISIS.plusSeconds(10), List.of(Recount.created(said)), Heard.BRAND);
        assertThat(new String(watch.encode(), StandardCharsets.UTF_8)).contains("Unforgettable words");

        watch.tick(
                CRISIS.plusSeconds(20),
                List.of(Recount.removed(Counted.of(said), said.asDeleted(said.version() + 1))),
                Heard.BRAND);

        assertThat(new String(watch.encode(), StandardCharsets.UTF_8)).doesNotContain("Unforgettable words");
    }

    @Test
    void whatExplainsAnIncidentIsBounded() {
        Heard.Player player = new Heard.Player();
        Heard.crisis(1).play(player, Heard.END);

        assertThat(player.watch.encode()).hasSizeLessThan(100_000);
    }

    /** Written two hours into the crisis by the version before. */
    @Test
    void anOpenIncidentOutlivesAnUpgrade() throws IOException {
        Heard.Player player = new Heard.Player();
        try (InputStream state = new GZIPInputStream(
                Objects.requireNonNull(BrandWatchTest.class.getResourceAsStream("/spike/watch-v2.gz")))) {
            player.watch = BrandWatch.decode(state.readAllBytes());
        }
        IncidentEvent opened =
                Heard.crisis(1).play(new Heard.Player(), Heard.END).get(0);

        List<IncidentEvent> events =
                Heard.crisis(1).after(CRISIS.plus(Duration.ofHours(2))).play(player, Heard.END);

        assertThat(events).extracting(IncidentEvent::incident).containsOnly(opened.incident());
        assertThat(events.get(events.size() - 1).event()).isEqualTo(IncidentEvent.Type.RESOLVED);
    }

    @Test
    void aStateOfAnUnknownVersionIsRefused() {
        byte[] state = BrandWatch.start().encode();
        state[0] = 99;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrandWatch.decode(state))
                .withMessageContaining("99");
    }

    @Test
    void aBacktestTellsWhatTheJobTold() {
        Heard heard = Heard.crisis(4);
        List<IncidentEvent> told = heard.play(new Heard.Player(), Heard.END);

        assertThat(Backtest.run(Heard.BRAND, heard.mentions(), Heard.MONDAY, Heard.END))
                .isEqualTo(told);
        assertThat(Backtest.run(Heard.BRAND, heard.mentions(), Heard.MONDAY, CRISIS))
                .isEmpty();
    }

    @Test
    void aBacktestKnowsAnIncidentThatTheJobNoticedSomeMinutesApart() {
        List<IncidentEvent> told = Heard.crisis(4).play(new Heard.Player(), Heard.END);
        IncidentEvent opened = told.get(0);

        for (int minutes : new int[] {-7, 0, 7}) {
            IncidentEvent apart = apart(opened, Duration.ofMinutes(minutes));
            assertThat(Backtest.lifeOf(told, apart)).isEqualTo(told);
            assertThat(Backtest.tells(told, Backtest.lifeOf(told, apart))).isTrue();
        }
        for (IncidentEvent another : List.of(
                apart(opened, Duration.ofDays(-1)),
                apart(opened, Duration.ofDays(1)),
                changed(opened, json -> json.put("kind", "flood").putNull("kinds")))) {
            assertThat(Backtest.lifeOf(told, another)).containsExactly(another);
            assertThat(Backtest.tells(told, List.of(another))).isFalse();
        }
        assertThat(Backtest.tells(List.of(), told)).isFalse();
    }

    @Test
    void whatIsToldLaterIsNotSpared() {
        List<IncidentEvent> told = Heard.crisis(4).play(new Heard.Player(), Heard.END);
        IncidentEvent last = told.get(told.size() - 1);
        Duration shortlyBeforeItsEnd =
                Duration.between(told.get(0).started(), last.at()).minusMinutes(1);

        assertThat(Backtest.tells(List.of(apart(told.get(0), shortlyBeforeItsEnd)), told))
                .isTrue();
    }

    /** The same incident as somebody else's clock has it. */
    private static IncidentEvent apart(IncidentEvent event, Duration by) {
        return changed(
                event,
                json -> json.put("incident", "acme|negative|another")
                        .put("at", event.at().plus(by).toString())
                        .put("started", event.started().plus(by).toString()));
    }

    private static IncidentEvent changed(IncidentEvent event, UnaryOperator<ObjectNode> change) {
        return Json.json().convertValue(change.apply(Json.json().valueToTree(event)), IncidentEvent.class);
    }

    /** Loses everything but the encoded state after each call. */
    private static final class RestartedPlayer extends Heard.Player {
        @Override
        List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
            List<IncidentEvent> events = super.tick(tick, changes);
            watch = BrandWatch.decode(watch.encode());
            return events;
        }
    }
}
