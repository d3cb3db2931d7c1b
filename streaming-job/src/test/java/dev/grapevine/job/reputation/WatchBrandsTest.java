package dev.grapevine.job.reputation;

import static dev.grapevine.job.reputation.PlainEnrichment.brand;
import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchBrandsTest {

    private static final Duration DAYS = Duration.ofDays(16);
    private static final Instant CRISIS = NOON.plus(DAYS);

    private KeyedBroadcastOperatorTestHarness<String, Told, BrandNews, IncidentEvent> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
        harness.processBroadcastElement(BrandNews.put(brand("acme")), 0);
        Harnesses.brandsAreNoPartOfTheClock(harness);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void crisisAfterQuietDaysOpensAnIncident() throws Exception {
        tell(messages());
        clock(CRISIS.plus(Duration.ofHours(1)));

        assertThat(harness.extractOutputValues()).isNotEmpty();
        assertThat(harness.extractOutputValues().get(0).event()).isEqualTo(IncidentEvent.Type.OPENED);
        assertThat(harness.extractOutputValues().get(0).at()).isAfter(CRISIS);
    }

    @Test
    void orderOfArrivalWithinATickDecidesNothing() throws Exception {
        tell(messages());
        clock(CRISIS.plus(Duration.ofHours(1)));
        List<IncidentEvent> inOrder = harness.extractOutputValues();
        close();

        open();
        List<Told> shuffled = new ArrayList<>(messages());
        Collections.shuffle(shuffled, new Random(7));
        for (Told told : shuffled) {
            harness.processElement(told, told.at().toEpochMilli());
        }
        clock(CRISIS.plus(Duration.ofHours(1)));

        assertThat(harness.extractOutputValues()).isEqualTo(inOrder);
    }

    @Test
    void restartInTheMiddleOfACrisisChangesNoAlert() throws Exception {
        List<Told> messages = messages();
        tell(messages);
        clock(CRISIS.plus(Duration.ofHours(1)));
        List<IncidentEvent> unbroken = harness.extractOutputValues();
        close();

        open();
        tell(messages.subList(0, messages.size() - 20));
        List<IncidentEvent> events = new ArrayList<>(harness.extractOutputValues());
        OperatorSubtaskState state = harness.snapshot(1, 1);
        close();
        harness = harness();
        harness.initializeState(state);
        harness.open();
        Harnesses.brandsAreNoPartOfTheClock(harness);
        tell(messages.subList(messages.size() - 20, messages.size()));
        clock(CRISIS.plus(Duration.ofHours(1)));
        events.addAll(harness.extractOutputValues());

        assertThat(events).isEqualTo(unbroken);
    }

    @Test
    void whatComesAfterItsTickJoinsTheNextOne() throws Exception {
        clock(NOON.plusSeconds(60));

        harness.processElement(told(1, NOON), NOON.toEpochMilli());
        assertThat(entries()).as("waiting").isEqualTo(2);

        clock(NOON.plusSeconds(70));
        harness.snapshot(1, 1);
        assertThat(entries()).as("told to the watch").isEqualTo(1);
    }

    @Test
    void removedBrandLosesItsWatch() throws Exception {
        harness.processElement(told(1, NOON), NOON.toEpochMilli());
        clock(NOON.plusSeconds(15));
        harness.snapshot(1, 1);
        assertThat(entries()).isEqualTo(1);

        harness.processBroadcastElement(BrandNews.removed("acme"), 0);
        clock(NOON.plus(Duration.ofHours(1)));

        assertThat(entries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void removedBrandLosesItsWatchAlsoBetweenTwoCheckpoints() throws Exception {
        harness.processElement(told(1, NOON), NOON.toEpochMilli());
        clock(NOON.plusSeconds(15));

        harness.processBroadcastElement(BrandNews.removed("acme"), 0);
        clock(NOON.plus(Duration.ofHours(1)));
        harness.snapshot(1, 1);

        assertThat(entries()).isZero();
    }

    @Test
    void whatIsOpenOfARemovedBrandIsOver() throws Exception {
        tell(messages());
        harness.processBroadcastElement(BrandNews.removed("acme"), 0);

        List<IncidentEvent> events = harness.extractOutputValues();
        IncidentEvent last = events.get(events.size() - 1);
        assertThat(last.event()).isEqualTo(IncidentEvent.Type.RESOLVED);
        assertThat(last.incident()).isEqualTo(events.get(0).incident());
        assertThat(last.rule()).contains("no longer watched");
        assertThat(entries()).as("nothing but what waits for its tick").isLessThanOrEqualTo(2);
    }

    @Test
    void theWatchKnowsHowTheSourcesStandAlsoAfterARestart() throws Exception {
        List<Told> quiet = messages().subList(0, 700);
        tell(quiet);
        Instant end = quiet.get(quiet.size() - 1).at();
        harness.processBroadcastElement(report(SourceHealth.State.FAILING, end.plusSeconds(60)), 0);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        close();
        harness = harness();
        harness.initializeState(state);
        harness.open();
        Harnesses.brandsAreNoPartOfTheClock(harness);
        clock(end.plus(Duration.ofHours(2)));

        assertThat(harness.extractOutputValues())
                .extracting(IncidentEvent::kind)
                .containsExactly(IncidentEvent.Kind.GAP);
        assertThat(harness.extractOutputValues().get(0).rule()).contains("HTTP 503");
    }

    private static BrandNews report(SourceHealth.State state, Instant at) {
        return BrandNews.health(new SourceHealth(
                1, messages().get(0).document().source(), state, at, "HTTP 503", 3_600, null, 0, 0, 0));
    }

    @Test
    void endOfTheInputComesToAnEnd() throws Exception {
        harness.processElement(told(1, NOON), NOON.toEpochMilli());

        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(harness.numEventTimeTimers()).isZero();
    }

    private int entries() {
        return Harnesses.entriesOf(harness.getOperator());
    }

    private static KeyedBroadcastOperatorTestHarness<String, Told, BrandNews, IncidentEvent> harness()
            throws Exception {
        return Harnesses.of(new WatchBrands.Operator(), Told::brand);
    }

    /** Two stories an hour for 16 days, then two a minute. */
    private static List<Told> messages() {
        List<Told> messages = new ArrayList<>();
        for (int i = 0; i < DAYS.toHours() * 2; i++) {
            messages.add(told(i, NOON.plus(Duration.ofMinutes(30L * i))));
        }
        for (int i = 0; i < 80; i++) {
            messages.add(told(10_000 + i, CRISIS.plusSeconds(30L * i)));
        }
        return messages;
    }

    private static Told told(int number, Instant at) {
        EnrichedMention document = new PlainEnricher(List.of("acme"))
                .enrich(post("m" + number, "acme bad w" + number)
                        .published(at)
                        .fetched(at)
                        .build())
                .get(0)
                .withFirsts(true, true);
        return Told.of(at, Recount.created(document));
    }

    private void tell(List<Told> messages) throws Exception {
        for (Told told : messages) {
            harness.processElement(told, told.at().toEpochMilli());
            clock(told.at());
        }
    }

    private void clock(Instant time) throws Exception {
        harness.processWatermark(time.toEpochMilli());
    }
}
