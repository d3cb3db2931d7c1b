package dev.grapevine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.generate.Evaluation.Alerting;
import dev.grapevine.generate.Evaluation.Matching;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final Scenario CRISIS = Scenarios.crisis();
    private static final List<Generated> SAID =
            new TrafficGenerator(CRISIS, 3).stream().limit(800).toList();
    private static final Evaluation EVALUATION = new Evaluation(CRISIS, SAID.stream());

    @Test
    void perfectPipelineIsPerfect() {
        List<EnrichedMention> documents = documents(SAID);
        assertThat(EVALUATION.matching(documents).precision()).isEqualTo(1);
        assertThat(EVALUATION.matching(documents).recall()).isEqualTo(1);
        assertThat(EVALUATION.sentiment(documents).accuracy()).isEqualTo(1);
        assertThat(EVALUATION.stories(documents).recall()).isEqualTo(1);
        assertThat(EVALUATION.stories(documents).confused()).isZero();
    }

    @Test
    void lostDocumentsCostRecallAndInventedOnesPrecision() {
        List<EnrichedMention> all = documents(SAID);
        Generated unrelated = SAID.stream()
                .filter(generated -> generated.truth().sentiment().isEmpty())
                .findFirst()
                .orElseThrow();
        List<EnrichedMention> documents = new ArrayList<>(all.subList(0, all.size() - 10));
        documents.add(document(unrelated, "brisquell", Label.NEUTRAL));

        assertThat(EVALUATION.matching(documents)).isEqualTo(new Matching(all.size() - 10, 1, 10, 0));
    }

    @Test
    void addressesOnTheDemoWebMeanTheSame() {
        EnrichedMention document = documents(SAID).get(0);
        String local = String.valueOf(document.url()).replaceFirst("https://[^/]+", "http://127.0.0.1:4711");
        assertThat(EVALUATION.matching(List.of(at(document, local))).right()).isEqualTo(1);
        assertThat(EVALUATION
                        .matching(List.of(at(document, "http://127.0.0.1:4711/elsewhere/1")))
                        .unknown())
                .isEqualTo(1);
    }

    @Test
    void oppositeSentimentIsCountedApart() {
        Generated praise = SAID.stream()
                .filter(generated -> generated.truth().sentiment().containsValue(Label.POSITIVE))
                .findFirst()
                .orElseThrow();
        String brand = praise.truth().sentiment().entrySet().stream()
                .filter(each -> each.getValue() == Label.POSITIVE)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        assertThat(EVALUATION.sentiment(List.of(document(praise, brand, Label.NEGATIVE))))
                .isEqualTo(new Evaluation.Agreement(1, 0, 1, 0));
    }

    @Test
    void alertsAreJudgedByTheirCause() {
        Instant start = Scenarios.START;
        Alerting alerting = EVALUATION.alerts(List.of(
                opened("calm", start.minus(Duration.ofDays(3))),
                opened("crisis", start.plus(Duration.ofMinutes(12))),
                opened("again", start.plus(Duration.ofMinutes(40)))));

        assertThat(alerting.delays()).containsExactly(Map.entry("overheating-batteries", Duration.ofMinutes(12)));
        assertThat(alerting.missed()).isEmpty();
        assertThat(alerting.falseAlerts()).containsExactly("calm");
    }

    @Test
    void silenceNeedsNoAlert() {
        Evaluation silence = new Evaluation(Scenarios.silence(), SAID.stream());
        assertThat(silence.alerts(List.of()).missed()).isEmpty();
        assertThat(EVALUATION.alerts(List.of()).missed()).containsExactly("overheating-batteries");
    }

    private static List<EnrichedMention> documents(List<Generated> said) {
        return said.stream()
                .flatMap(generated -> generated.truth().sentiment().entrySet().stream()
                        .map(each -> document(generated, each.getKey(), each.getValue())))
                .toList();
    }

    private static EnrichedMention document(Generated generated, String brand, Label label) {
        return EnrichedMention.of(generated.mention(), brand)
                .own(generated.truth().own())
                .sentiment(Sentiment.of(label, 0.2, 0.6, 0.2, "truth"))
                .story(new EnrichedMention.Story(generated.truth().story(), !generated.isCopy()))
                .voice(new EnrichedMention.Voice(generated.truth().author(), false))
                .build();
    }

    private static EnrichedMention at(EnrichedMention document, String url) {
        return document.toBuilder().url(url).build();
    }

    private static IncidentEvent opened(String incident, Instant at) {
        IncidentEvent.Why why = new IncidentEvent.Why(9, 9, 9, 8, 1, 0, 0.2, List.of(), List.of());
        return new IncidentEvent(
                IncidentEvent.VERSION,
                incident,
                0,
                IncidentEvent.Type.OPENED,
                "brisquell",
                "Brisquell",
                IncidentEvent.Kind.NEGATIVE,
                at,
                at,
                false,
                false,
                3,
                9,
                1,
                0,
                3,
                30,
                why,
                List.of(),
                List.of(),
                "rule",
                "1");
    }
}
