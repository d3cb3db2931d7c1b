package dev.grapevine.job.reputation;

import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.rollup.Tally;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SumRollupsTest {

    private KeyedOneInputStreamOperatorTestHarness<String, Rollup, Rollup> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
        harness.setProcessingTime(10_000);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void manyChangesWithinAnIntervalAreSaidOnce() throws Exception {
        add(document("1", "acme good"));
        add(document("2", "acme bad"));
        assertThat(harness.extractOutputValues()).isEmpty();

        harness.setProcessingTime(11_000);

        assertThat(harness.extractOutputValues()).singleElement().satisfies(rollup -> {
            assertThat(rollup.mentions()).isEqualTo(2);
            assertThat(rollup.negative()).isEqualTo(1);
            assertThat(rollup.positive()).isEqualTo(1);
        });
    }

    @Test
    void whatIsTakenBackIsSaidToo() throws Exception {
        EnrichedMention document = document("1", "acme good");
        Recount created = Recount.created(document);
        add(created);
        harness.setProcessingTime(11_000);

        add(new Recount(created.add(), null, document.asDeleted(document.version() + 1)));
        harness.setProcessingTime(12_000);

        assertThat(harness.extractOutputValues()).extracting(Rollup::mentions).containsExactly(1L, 0L);
        assertThat(harness.extractOutputValues().get(1).version()).isEqualTo(document.version() + 1);
    }

    @Test
    void sumThatWasNotSaidYetIsSaidAfterARestart() throws Exception {
        add(document("1", "acme good"));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(state);
        harness.open();
        harness.setProcessingTime(99_000);

        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void endOfTheInputSaysWhatIsLeft() throws Exception {
        add(document("1", "acme good"));

        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void noTimerIsLeftBehind() throws Exception {
        add(document("1", "acme good"));
        harness.setProcessingTime(11_000);

        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Rollup, Rollup> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SumRollups(Duration.ofSeconds(1))), Rollup::id, Types.STRING);
    }

    private void add(EnrichedMention document) throws Exception {
        add(Recount.created(document));
    }

    private void add(Recount recount) throws Exception {
        for (Rollup delta : Tally.of(recount)) {
            harness.processElement(delta, 0);
        }
    }

    private static EnrichedMention document(String id, String text) {
        return new PlainEnricher(List.of("acme")).enrich(post(id, text).build()).get(0);
    }
}
