package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void anUnknownOptionIsAUsageError() {
        StringWriter error = new StringWriter();
        assertThat(Grapevine.commandLine().setErr(new PrintWriter(error)).execute("up", "--nonsense"))
                .isEqualTo(2);
        assertThat(error.toString()).contains("--nonsense");
    }

    private static List<CommandLine> all(CommandLine root) {
        List<CommandLine> commands = new ArrayList<>();
        commands.add(root);
        root.getSubcommands().values().forEach(command -> commands.addAll(all(command)));
        return commands;
    }
}
