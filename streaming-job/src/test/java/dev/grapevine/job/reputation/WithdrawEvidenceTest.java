package dev.grapevine.job.reputation;

import static dev.grapevine.mention.Mentions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Evidence;
import dev.grapevine.json.Contracts;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class WithdrawEvidenceTest {

    @Test
    void anIncidentIsToldAgainWithoutWhatIsGone() throws Exception {
        IncidentEvent event = Contracts.incident();
        EnrichedMention document = Contracts.enriched();
        assertThat(event.evidence()).isNotEmpty();
        String evidence = event.evidence().get(0).mention();
        try (var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new WithdrawEvidence()),
                (IncidentEvent any) -> "acme",
                (Told any) -> "acme",
                Types.STRING)) {
            harness.open();
            harness.processElement1(event, 0);
            harness.processElement2(
                    new Told(NOON, null, ofMention(document, "0".repeat(64)).asDeleted(7), false), 0);
            assertThat(harness.extractOutputValues())
                    .as("another mention is gone")
                    .containsExactly(event);

            harness.processElement2(
                    new Told(NOON, null, ofMention(document, evidence).asDeleted(7), false), 0);

            IncidentEvent again = harness.extractOutputValues().get(1);
            assertThat(again.id()).isEqualTo(event.id());
            assertThat(again.evidence()).extracting(Evidence::mention).doesNotContain(evidence);
            assertThat(again.evidence()).hasSize(event.evidence().size() - 1);
        }
    }

    @Test
    void whoTookSomethingBackIsNotNamedAmongThoseWhoSaidMost() {
        IncidentEvent event = Contracts.incident();
        List<IncidentEvent.Share> voices = Objects.requireNonNull(event.why().voices());
        assertThat(voices).isNotEmpty();
        String loudest = voices.get(0).name();

        IncidentEvent left = event.without("0".repeat(64), loudest);

        assertThat(left.why().voices()).isEqualTo(voices.subList(1, voices.size()));
        assertThat(left.evidence()).isEqualTo(event.evidence());
        assertThat(event.without("0".repeat(64), "f".repeat(32))).isEqualTo(event);
    }

    private static EnrichedMention ofMention(EnrichedMention document, String id) {
        return document.toBuilder()
                .mention(new EnrichedMention.MentionRef(id, true))
                .build();
    }
}
