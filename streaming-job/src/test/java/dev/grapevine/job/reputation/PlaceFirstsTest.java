package dev.grapevine.job.reputation;

import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.enrichment.Recount;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PlaceFirstsTest {

    private static final String TEXT =
            "acme took my money and never sent the coffee machine, and their support does not even answer the phone";
    private static final String OTHER =
            "bolt opens a new shop on the corner of our street next week, with free cake for the first hundred guests";

    @Test
    void aCopyIsKnownAcrossACheckpointAndARestart() throws Exception {
        OperatorSubtaskState checkpoint;
        EnrichedMention first;
        EnrichedMention other;
        try (var harness = harness()) {
            harness.open();
            first = placed(harness, "1", TEXT);
            other = placed(harness, "2", OTHER);
            checkpoint = harness.snapshot(1, 1);
            assertThat(placed(harness, "3", TEXT + "!").story()).isEqualTo(copyOf(first));
        }
        try (var harness = harness()) {
            harness.initializeState(checkpoint);
            harness.open();
            assertThat(placed(harness, "4", TEXT + "!").story()).isEqualTo(copyOf(first));
            assertThat(placed(harness, "5", OTHER + "!").story()).isEqualTo(copyOf(other));
        }
    }

    @Test
    void whatCameBehindTheCheckpointIsNotKnownAfterARestart() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var harness = harness()) {
            harness.open();
            placed(harness, "1", OTHER);
            checkpoint = harness.snapshot(1, 1);
            placed(harness, "2", TEXT);
        }
        try (var harness = harness()) {
            harness.initializeState(checkpoint);
            harness.open();
            assertThat(placed(harness, "3", TEXT).story().first()).isTrue();
            assertThat(placed(harness, "4", OTHER).story().first()).isFalse();
        }
    }

    private static EnrichedMention.Story copyOf(EnrichedMention first) {
        assertThat(first.story().first()).isTrue();
        return new EnrichedMention.Story(first.story().id(), false);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Told, Told> harness() throws Exception {
        KeyedProcessOperator<String, Told, Told> operator = new PlaceFirsts.Operator();
        return new KeyedOneInputStreamOperatorTestHarness<>(operator, Told::brand, Types.STRING);
    }

    /** The document as it goes on. */
    private static EnrichedMention placed(
            KeyedOneInputStreamOperatorTestHarness<String, Told, Told> harness, String id, String text)
            throws Exception {
        EnrichedMention document = new PlainEnricher(List.of("acme", "bolt"))
                .enrich(post(id, text).build())
                .get(0);
        harness.processElement(Told.of(NOON, Recount.created(document)), 0);
        List<Told> told = harness.extractOutputValues();
        return told.get(told.size() - 1).document();
    }
}
