package dev.grapevine.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.grapevine.action.Act;
import dev.grapevine.action.Orders;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.brand.Campaign;
import dev.grapevine.brand.Limit;
import dev.grapevine.brand.MustSee;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.Standing;
import dev.grapevine.health.Standings;
import dev.grapevine.incident.Annotation;
import dev.grapevine.incident.Handling.Because;
import dev.grapevine.incident.Handling.Criticality;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.IncidentEvent.Role;
import dev.grapevine.incident.IncidentEvent.Type;
import dev.grapevine.sentiment.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each kind of incident that is not the tide of talk itself, and what people and policies make of them. */
class KindsTest {

    private static final Instant CRISIS = Heard.CRISIS;
    private static final Campaign SALE =
            new Campaign("summer sale", CRISIS.minus(Duration.ofDays(1)), CRISIS.plus(Duration.ofDays(5)));

    @Test
    void oneMentionThatHasToBeSeenPages() {
        Heard heard = Heard.calm(1, Heard.END);
        heard.add(Heard.mention("risk", CRISIS, CRISIS, Label.NEGATIVE, "Regulator orders a recall of Acme kettles"));
        AlertPolicy policy = policy(List.of(new MustSee("risk terms", "recall OR lawsuit", null, 0)), List.of());

        List<IncidentEvent> events = heard.play(new Asked(policy), Heard.END);

        IncidentEvent opened = events.get(0);
        assertThat(opened.kind()).isEqualTo(Kind.MUST_SEE);
        assertThat(opened.at()).isBefore(CRISIS.plusSeconds(21));
        assertThat(opened.trigger()).isEqualTo("risk terms: recall");
        assertThat(opened.handled().criticality()).isEqualTo(Criticality.PAGE);
        assertThat(opened.evidence().get(0).mention()).isEqualTo("risk");
        assertThat(opened.evidence().get(0).role()).isEqualTo(Role.TRIGGER);
        assertThat(events).extracting(IncidentEvent::event).containsExactly(Type.OPENED, Type.RESOLVED);
    }

    @Test
    void outletAndReachAreAskedForToo() {
        Heard heard = Heard.calm(1, Heard.END);
        heard.add(Heard.mention("risk", CRISIS, CRISIS, Label.NEGATIVE, "A recall of Acme kettles"));
        List<MustSee> rules = List.of(
                new MustSee("big press", "recall", List.of("news.example"), 0),
                new MustSee("loud people", "recall", null, 100_000));

        assertThat(heard.play(new Asked(policy(rules, List.of())), Heard.END)).isEmpty();
    }

    @Test
    void plainLimitsAreToldOnceWhileTheyLast() {
        Heard heard = Heard.calm(1, Heard.END);
        AlertPolicy policy = policy(List.of(), List.of(new Limit(Limit.What.STORIES, 3, 180)));

        List<IncidentEvent> events = heard.play(new Asked(policy), Heard.END);

        assertThat(events).extracting(IncidentEvent::kind).containsOnly(Kind.THRESHOLD);
        assertThat(events).filteredOn(event -> event.event() == Type.OPENED).hasSizeLessThan(16);
    }

    @Test
    void copiesAreANoticeAndNoIncident() {
        Heard heard = Heard.calm(1, Heard.END);
        for (int i = 0; i < 300; i++) {
            EnrichedMention copy = Heard.mention(
                    "bot" + i, CRISIS.plusSeconds(i), CRISIS.plusSeconds(i), Label.NEGATIVE, "Buy Acme shares now");
            heard.add(copy.withFirsts(i == 0, i == 0));
        }

        List<IncidentEvent> events = heard.play(new Heard.Player(), Heard.END);

        assertThat(events).extracting(IncidentEvent::kind).containsOnly(Kind.FLOOD);
        assertThat(events).extracting(IncidentEvent::event).containsExactly(Type.OPENED, Type.RESOLVED);
        assertThat(events.get(0).handled().criticality()).isEqualTo(Criticality.DIGEST);
    }

    @Test
    void aSurgeOfQuestionsIsTold() {
        Heard heard = Heard.calm(1, Heard.END);
        for (int i = 0; i < 60; i++) {
            Instant at = CRISIS.plusSeconds(120L * i);
            heard.add(Heard.mention("q" + i, at, at, Label.NEUTRAL, "Does the Acme app still work for you?"));
        }

        assertThat(heard.play(new Heard.Player(), Heard.END))
                .anyMatch(event -> event.allKinds().contains(Kind.QUESTIONS));
    }

    @Test
    void aSourceThatStopsIsANotice() {
        Instant stop = CRISIS;
        Heard heard = Heard.calm(3, stop);
        for (int i = 0; i < 400; i++) {
            Instant at = stop.plusSeconds(240L * i);
            heard.add(Heard.from("other-source", "o" + i, at));
        }
        for (int day = 1; day < 15; day++) {
            for (int i = 0; i < 360; i++) {
                Instant at = Heard.MONDAY.plus(Duration.ofDays(day)).plusSeconds(240L * i);
                heard.add(Heard.from("other-source", "p" + day + "-" + i, at));
            }
        }

        List<IncidentEvent> events = heard.play(new Heard.Player(), Heard.END);

        assertThat(events)
                .filteredOn(event -> event.event() == Type.OPENED && event.kind() == Kind.GAP)
                .extracting(IncidentEvent::source)
                .contains("testnet-search");
        assertThat(events).allMatch(event -> event.kind().isNotice());
    }

    @Test
    void sourcesThatWorkAndBringNothingAreASilentBrand() {
        List<IncidentEvent> events = threeSourcesUntil(CRISIS).play(new Asked(AlertPolicy.DEFAULT), Heard.END);

        assertThat(events)
                .filteredOn(event -> event.event() == Type.OPENED)
                .extracting(IncidentEvent::kind)
                .containsExactly(Kind.SILENCE);
        assertThat(events.get(0).handled().criticality()).isEqualTo(Criticality.MAIL);
    }

    @Test
    void sourcesThatFailAreGapsAndNoSilence() {
        Asked player = new Asked(AlertPolicy.DEFAULT);
        player.standings = new Standings(Map.of("a", failing("a"), "b", failing("b"), "c", failing("c")));

        List<IncidentEvent> events = threeSourcesUntil(CRISIS).play(player, Heard.END);

        assertThat(events)
                .filteredOn(event -> event.event() == Type.OPENED)
                .extracting(IncidentEvent::kind, IncidentEvent::source)
                .containsExactlyInAnyOrder(tuple(Kind.GAP, "a"), tuple(Kind.GAP, "b"), tuple(Kind.GAP, "c"));
        assertThat(events).allMatch(event -> event.handled().criticality() == Criticality.DIGEST);
        assertThat(events.get(0).rule()).contains("HTTP 503");
        assertThat(events.get(0).at()).isBefore(CRISIS.plus(Duration.ofMinutes(50)));
    }

    @Test
    void whatWasMissingWhileSourcesFailedBecomesNoHabit() {
        Instant back = CRISIS.plus(Duration.ofDays(2));
        Standings known = new Standings(Map.of("b", failing("b"), "c", failing("c")));

        double before = usualAfterAnOutage(CRISIS, Standings.UNKNOWN);
        assertThat(usualAfterAnOutage(back, known)).isBetween(0.97 * before, 1.03 * before);
        assertThat(usualAfterAnOutage(back, Standings.UNKNOWN)).isLessThan(0.9 * before);
    }

    /** Two of three sources are gone from the crisis on. */
    private static double usualAfterAnOutage(Instant end, Standings standings) {
        Heard heard = threeSourcesUntil(CRISIS);
        steady(heard, "a", CRISIS, end, 360);
        Asked player = new Asked(AlertPolicy.DEFAULT);
        player.standings = standings;
        heard.play(player, end);
        return player.watch.pulse(end, player.asked).orElseThrow().expected();
    }

    @Test
    void aSourceThatWasTakenAwayIsMissedForAWeekAndNotForEver() {
        Instant end = CRISIS.plus(Duration.ofDays(9));
        Heard heard = threeSourcesUntil(CRISIS);
        steady(heard, "a", CRISIS, end, 360);
        steady(heard, "b", CRISIS, end, 360);
        Asked player = new Asked(AlertPolicy.DEFAULT);
        player.standings = new Standings(Map.of("c", failing("c")));

        for (Asked each : List.of(player, new Asked(AlertPolicy.DEFAULT))) {
            assertThat(heard.play(each, end))
                    .filteredOn(event -> event.kind() == Kind.GAP)
                    .extracting(IncidentEvent::source, IncidentEvent::event)
                    .containsExactly(tuple("c", Type.OPENED), tuple("c", Type.RESOLVED));
        }
    }

    private static Heard threeSourcesUntil(Instant end) {
        Heard heard = Heard.calm(3, Heard.MONDAY);
        for (String source : List.of("a", "b", "c")) {
            steady(heard, source, Heard.MONDAY, end, 360);
        }
        return heard;
    }

    private static void steady(Heard heard, String source, Instant from, Instant to, int seconds) {
        int n = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(seconds)) {
            heard.add(Heard.from(source, source + from + n++, at));
        }
    }

    private static Standing failing(String source) {
        return Standing.of(report(source, SourceHealth.State.OK, Heard.MONDAY))
                .heard(report(source, SourceHealth.State.OK, CRISIS.minusSeconds(60)))
                .heard(report(source, SourceHealth.State.FAILING, CRISIS));
    }

    private static SourceHealth report(String source, SourceHealth.State state, Instant at) {
        return new SourceHealth(1, source, state, at, "HTTP 503", 1_000_000, null, 0, 0, 0);
    }

    @Test
    void aNewSourceIsAShiftAndPagesNobody() {
        Heard heard = Heard.calm(2, Heard.END);
        for (int i = 0; i < 800; i++) {
            Instant at = CRISIS.plusSeconds(120L * i);
            heard.add(Heard.from("brand-new-source", "n" + i, at));
        }

        List<IncidentEvent> events = heard.play(new Heard.Player(), Heard.END);

        assertThat(events).extracting(IncidentEvent::kind).containsOnly(Kind.SHIFT);
        assertThat(events.get(0).source()).isEqualTo("brand-new-source");
        assertThat(events).allMatch(event -> event.handled().criticality() == Criticality.DIGEST);
    }

    @Test
    void aChangeOfOurQueryIsAnnotatedAndPagesNobody() {
        Asked player = new Asked(AlertPolicy.DEFAULT) {
            @Override
            List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
                asked = tick.isBefore(CRISIS.minusSeconds(600)) ? asked : asked.withQuery("acme OR kettle");
                return super.tick(tick, changes);
            }
        };

        List<IncidentEvent> events = Heard.crisis(1).play(player, Heard.END);

        assertThat(events.get(0).kind()).isEqualTo(Kind.SHIFT);
        assertThat(events)
                .allMatch(event -> event.handled().criticality() == Criticality.DIGEST
                        || event.handled().criticality() == Criticality.RECORD);
        assertThat(events)
                .anyMatch(event -> event.handled().because() == Because.OWN_CHANGE
                        && event.annotations() != null
                        && event.annotations().get(0).subject() == Annotation.Subject.QUERY);
    }

    @Test
    void anOwnCampaignAnnotatesMoreTalkButNotComplaints() {
        AlertPolicy policy = AlertPolicy.DEFAULT.withCampaigns(List.of(SALE));

        List<IncidentEvent> loud = Heard.loud(1).play(new Asked(policy), Heard.END);
        List<IncidentEvent> angry = Heard.crisis(1).play(new Asked(policy), Heard.END);

        assertThat(loud.get(0).handled().because()).isEqualTo(Because.CAMPAIGN);
        assertThat(loud.get(0).annotations()).extracting(Annotation::text).contains("campaign: summer sale");
        assertThat(angry.get(0).handled().because()).isNull();
    }

    @Test
    void whatPeopleAskForChangesHowItIsTold() {
        IncidentEvent opened =
                Heard.crisis(1).play(new Heard.Player(), Heard.END).get(0);
        Instant soon = opened.at().plusSeconds(60);
        Act ack = act(opened, Act.Verb.ACKNOWLEDGE, soon, null);
        Act silence = act(opened, Act.Verb.SILENCE, soon, soon.plus(Duration.ofDays(2)));

        List<IncidentEvent> taken = Heard.crisis(1).play(new Asked(AlertPolicy.DEFAULT, ack), Heard.END);
        List<IncidentEvent> silent = Heard.crisis(1).play(new Asked(AlertPolicy.DEFAULT, silence), Heard.END);

        assertThat(taken.get(0).handled().criticality()).isIn(Criticality.PAGE, Criticality.MAIL);
        assertThat(taken.subList(1, taken.size()))
                .isNotEmpty()
                .allMatch(event -> "ann".equals(event.handled().acknowledgedBy())
                        && event.handled().because() == Because.ACKNOWLEDGED);
        assertThat(silent.subList(1, silent.size()))
                .isNotEmpty()
                .allMatch(event -> event.handled().criticality() == Criticality.RECORD);
    }

    @Test
    void competitorsWaitForTheDigest() {
        Asked player = new Asked(AlertPolicy.DEFAULT);
        player.asked = new Brand("acme", "Acme", "acme", true, null, null, null, Heard.BRAND.zone(), null, null);

        assertThat(Heard.crisis(1).play(player, Heard.END))
                .isNotEmpty()
                .allMatch(event -> event.handled().because() == Because.COMPETITOR);
    }

    @Test
    void aRestartAnywhereChangesNoKind() {
        AlertPolicy policy = policy(
                List.of(new MustSee("risk terms", "recall", null, 0)), List.of(new Limit(Limit.What.NEGATIVE, 9, 60)));
        Asked restarted = new Asked(policy) {
            @Override
            List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
                List<IncidentEvent> events = super.tick(tick, changes);
                watch = BrandWatch.decode(watch.encode());
                return events;
            }
        };

        List<IncidentEvent> straight = Heard.crisis(5).play(new Asked(policy), Heard.END);

        assertThat(straight).extracting(IncidentEvent::event).contains(Type.UPDATED);
        assertThat(Heard.crisis(5).play(restarted, Heard.END)).isEqualTo(straight);
    }

    private static Act act(IncidentEvent event, Act.Verb verb, Instant at, @Nullable Instant until) {
        return new Act(Act.VERSION, event.incident(), verb, at, "ann", null, until);
    }

    private static AlertPolicy policy(List<MustSee> mustSee, List<Limit> limits) {
        return new AlertPolicy(null, 0, null, 0, mustSee, limits, null);
    }

    /** Holds the watch of a brand with a policy, and what people asked for. */
    private static class Asked extends Heard.Player {
        Brand asked;
        Standings standings = Standings.UNKNOWN;
        private final List<Act> acts;

        Asked(AlertPolicy policy, Act... acts) {
            this.asked = Heard.BRAND.withPolicy(policy);
            this.acts = new ArrayList<>(List.of(acts));
        }

        @Override
        List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
            return watch.tick(tick, changes, asked, new Orders(acts), standings);
        }
    }
}
