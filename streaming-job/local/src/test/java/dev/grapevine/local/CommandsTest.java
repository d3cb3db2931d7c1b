package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.local.doctor.Doctor;
import dev.grapevine.local.doctor.Finding;
import dev.grapevine.local.doctor.Finding.Verdict;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CommandsTest {

    @TempDir
    Path folder;

    @Test
    void everyCommandExplainsItself() {
        for (CommandLine command : all(Grapevine.commandLine())) {
            String help = command.getUsageMessage();
            assertThat(help).as(command.getCommandName()).contains("Usage:").doesNotContain("null");
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as("description of " + command.getCommandName())
                    .isNotEmpty();
        }
    }

    @Test
    void aMissingConfigurationIsNamedWithItsCure() {
        StringWriter error = new StringWriter();
        int code = Grapevine.commandLine()
                .setErr(new PrintWriter(error))
                .execute(
                        "up",
                        "--config",
                        folder.resolve("none").toString(),
                        "--data",
                        folder.resolve("d").toString());
        assertThat(code).isEqualTo(2);
        assertThat(error.toString()).contains("brands.yml").contains("--config").doesNotContain("\tat ");
    }

    @Test
    void theDoctorNamesWhatIsBrokenWithItsCure() {
        Settings nowhere = Settings.of(Map.of())
                .with(Setting.KAFKA, "127.0.0.1:1")
                .with(Setting.ELASTICSEARCH, "http://127.0.0.1:1")
                .with(Setting.SMTP_HOST, "127.0.0.1")
                .with(Setting.SMTP_PORT, "1");
        assertThat(new Doctor(nowhere).examine())
                .filteredOn(finding -> finding.verdict() == Verdict.BROKEN)
                .extracting(Finding::subject)
                .containsExactly("Kafka", "Elasticsearch", "mail server");
        assertThat(new Doctor(nowhere).examine())
                .filteredOn(finding -> finding.verdict() != Verdict.FINE)
                .allSatisfy(finding -> assertThat(finding.cure()).isNotEmpty());
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        StringWriter error = new StringWriter();
        assertThat(Grapevine.commandLine().setErr(new PrintWriter(error)).execute("up", "--nonsense"))
                .isEqualTo(2);
        assertThat(error.toString()).contains("--nonsense");
    }

    @Test
    void textsAreScoredALineForALine() throws IOException {
        Path texts = Files.writeString(
                folder.resolve("texts"), "{\"text\":\"I love the crew\",\"targets\":[{\"name\":\"crew\"}]}\nno json\n");
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();

        int code = Grapevine.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(error))
                .execute("score", "--engine", "linear", texts.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("{\"label\":\"positive\",\"p\":{\"neg\":"))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("{\"error\":"));
        assertThat(error.toString()).contains("2 texts scored, 1 lines could not be read");
    }

    @Test
    void anEngineIsEvaluatedOnLabelledTexts() throws IOException {
        Path good = Files.writeString(folder.resolve("good.tsv"), "pos\tI love it\nneg\tI hate it, horrible\n");
        Path bad = Files.writeString(folder.resolve("bad.tsv"), "great\tI love it\n");
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine commands =
                Grapevine.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(error));

        assertThat(commands.execute("evaluate", "--engine", "linear", good.toString()))
                .isZero();
        assertThat(out.toString()).contains("accuracy").contains("good.tsv").contains("1.000");

        assertThat(commands.execute("evaluate", "--engine", "linear", bad.toString()))
                .isEqualTo(2);
        assertThat(error.toString()).contains("bad.tsv").contains("line 1: expected neg, neu or pos, found: great");
    }

    @Test
    void trainingNamesEveryFileThatIsMissing() {
        StringWriter error = new StringWriter();

        int code = Grapevine.commandLine().setErr(new PrintWriter(error)).execute("train", folder.toString());

        assertThat(code).isEqualTo(2);
        assertThat(error.toString())
                .contains("sst_train.tsv")
                .contains("vader_lexicon.txt")
                .doesNotContain("\tat ");
    }

    private static List<CommandLine> all(CommandLine root) {
        List<CommandLine> commands = new ArrayList<>();
        commands.add(root);
        root.getSubcommands().values().forEach(command -> commands.addAll(all(command)));
        return commands;
    }
}
