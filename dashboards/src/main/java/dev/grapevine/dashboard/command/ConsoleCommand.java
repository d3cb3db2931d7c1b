package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.console.Console;
import dev.grapevine.dashboard.console.ConsoleOptions;
import dev.grapevine.setting.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the web console until it is stopped. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        subcommands = ConsoleUserCommand.class,
        description = "Runs the web console.")
public final class ConsoleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--mail-box", description = "folder of .eml files to show")
    private @Nullable Path mailBox;

    @Override
    public Integer call() throws InterruptedException {
        ConsoleOptions options = new ConsoleOptions(Optional.ofNullable(mailBox), true);
        try (Console console = Console.start(Settings.of(System.getenv()), options)) {
            spec.commandLine().getErr().println("Console: http://localhost:" + console.port() + " (stop with Ctrl-C)");
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
