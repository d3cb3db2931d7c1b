package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds alert rules and dashboard against the runbook; what they ask for is held by {@code MonitoringIT}. */
final class MonitoringTest {

    @Test
    void everyAlertNamesASectionOfTheRunbook() throws IOException {
        Set<String> sections = Checkout.read("docs/operations.md")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line ->
                        line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toSet());
        List<JsonNode> alerts = Monitoring.alerts();
        assertThat(alerts).hasSizeGreaterThan(8).allSatisfy(alert -> {
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            String[] runbook = alert.at("/annotations/runbook").asText().split("#", -1);
            assertThat(runbook[0]).isEqualTo("docs/operations.md");
            assertThat(sections).as(alert.path("alert").asText()).contains(runbook[1]);
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
        });
    }

    @Test
    void everyExpressionIsClosed() throws IOException {
        assertThat(Monitoring.expressions()).isNotEmpty().allSatisfy(expression -> {
            for (String pair : List.of("()", "[]", "{}")) {
                assertThat(expression.chars().filter(c -> c == pair.charAt(0)).count())
                        .as(expression)
                        .isEqualTo(expression
                                .chars()
                                .filter(c -> c == pair.charAt(1))
                                .count());
            }
        });
    }

    @Test
    void noTwoPanelsOfTheDashboardOverlap() throws IOException {
        Set<String> cells = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (JsonNode panel : Monitoring.dashboard().path("panels")) {
            JsonNode at = panel.path("gridPos");
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(x).isLessThan(24);
                    if (!cells.add(x + " " + y)) {
                        twice.add(panel.path("title").asText());
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }
}
