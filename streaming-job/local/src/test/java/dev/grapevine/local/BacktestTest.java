package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.local.spike.Talk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./grapevine backtest} on a file of history. */
final class BacktestTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant LOUD = MONDAY.plus(Duration.ofDays(4)).plus(Duration.ofHours(9));
    private static final Codec<EnrichedMention> CODEC = Codec.of(EnrichedMention.class);
    private static final List<EnrichedMention> HISTORY = Talk.history("acme", MONDAY, LOUD);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("brands.yml"), "brands:\n  - id: acme\n    name: Acme\n    query: acme\n");
        writeHistory(HISTORY);
    }

    @Test
    void showsEachMailAtEachSensitivity() throws IOException {
        assertThat(run("--sensitivity", "low,medium,high")).isZero();

        List<JsonNode> mails = mails();
        assertThat(mails).extracting(mail -> mail.get("setting").asText()).contains("low", "medium", "high");
        assertThat(mails).allSatisfy(mail -> {
            assertThat(mail.get("incident").asText()).startsWith("acme|");
            assertThat(Instant.parse(mail.get("at").asText())).isAfter(LOUD);
            assertThat(mail.get("rule").asText()).isNotEmpty();
        });
        assertThat(error.toString())
                .contains("times real time")
                .contains("medium (about one false alert in 4 weeks): ")
                .contains("high (about three false alerts in 4 weeks): ");
    }

    @Test
    void withoutASensitivityTheBrandsOwnIsTried() throws IOException {
        assertThat(run()).isZero();

        assertThat(mails())
                .isNotEmpty()
                .allMatch(mail -> mail.get("setting").asText().equals("medium"));
    }

    @Test
    void whatLiesBeforeTheTimeOnlyTeachesAndWhatLiesBehindIsLeftOut() {
        assertThat(run("--from", LOUD.plus(Duration.ofHours(12)).toString())).isZero();
        assertThat(out.toString()).isEmpty();

        assertThat(run("--to", LOUD.toString())).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anIncidentThatWasNotUsefulLeadsToProposalsWithTheirEffect() throws IOException {
        run();
        String incident = mails().get(0).get("incident").asText();

        assertThat(run("--not-useful", incident, "--reason", "too_small")).isZero();

        assertThat(error.toString())
                .containsPattern("1: alert from \\d+ stories on: \\d+ mails become \\d+")
                .contains("2: sensitivity low: about one false alert in 3 months: ");
    }

    @Test
    void everyProblemOfTheOptionsIsNamedAtOnce() {
        assertThat(run("--from", LOUD.toString(), "--to", MONDAY.toString(), "--apply", "1"))
                .isEqualTo(2);
        assertThat(error.toString()).contains("--from").contains("--apply").doesNotContain("\tat ");
    }

    @Test
    void problemsOfTheHistoryAreNamedByLine() throws IOException {
        Files.writeString(file(), "{\"no\":\"mention\"}\n");
        assertThat(run()).isEqualTo(2);
        assertThat(error.toString()).contains("enriched.jsonl:1: not a message of enriched.v1");

        List<EnrichedMention> turned = new ArrayList<>(HISTORY.subList(0, 3));
        turned.add(0, HISTORY.get(500));
        writeHistory(turned);
        assertThat(run()).isEqualTo(2);
        assertThat(error.toString()).contains("enriched.jsonl:2: heard at");

        assertThat(run("--brand", "nobody")).isEqualTo(2);
        assertThat(error.toString()).contains("there is no brand 'nobody', expected one of [acme]");

        assertThat(run("--not-useful", "acme|volume|never")).isEqualTo(2);
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("backtest"));
        if (!List.of(options).contains("--brand")) {
            arguments.addAll(List.of("--brand", "acme"));
        }
        arguments.addAll(List.of(
                "--file",
                file().toString(),
                "--brands",
                folder.resolve("brands.yml").toString()));
        arguments.addAll(List.of(options));
        return Grapevine.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(error))
                .execute(arguments.toArray(String[]::new));
    }

    private List<JsonNode> mails() throws IOException {
        List<JsonNode> mails = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            mails.add(Json.json().readTree(line));
        }
        return mails;
    }

    private void writeHistory(List<EnrichedMention> history) throws IOException {
        Files.write(
                file(),
                history.stream()
                        .map(each -> new String(CODEC.encode(each), StandardCharsets.UTF_8))
                        .toList());
    }

    private Path file() {
        return folder.resolve("enriched.jsonl");
    }
}
