package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.mailer.Mailer;
import dev.grapevine.dashboard.mailer.MailerOptions;
import dev.grapevine.setting.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends alert mails until it is stopped. */
@Command(
        name = "mailer",
        mixinStandardHelpOptions = true,
        subcommands = MailerTestCommand.class,
        description =
                "Tells people when an incident opens, gets worse, or is over; sends digests and what was held back.")
public final class MailerCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--to", description = "who is told about brands that name no recipients; may be repeated")
    private List<String> recipients = List.of();

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            description = "how long a server may take for an answer (default: PT30S)")
    private Duration patience = MailerOptions.DEFAULT.patience();

    @Option(
            names = "--longest-retry",
            paramLabel = "DURATION",
            description = "longest wait before a server is asked again (default: PT1M)")
    private Duration longestRetry = MailerOptions.DEFAULT.longestRetry();

    @Override
    public Integer call() throws InterruptedException {
        Duration first = MailerOptions.DEFAULT.firstRetry();
        MailerOptions options = MailerOptions.DEFAULT
                .withDefaultRecipients(recipients)
                .withPatience(patience)
                .withRetries(first.compareTo(longestRetry) < 0 ? first : longestRetry, longestRetry);
        try (Mailer mailer = Mailer.start(Settings.of(System.getenv()), options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(mailer::close, "grapevine-mailer-close"));
            spec.commandLine().getErr().println("The mailer is running (stop with Ctrl-C)");
            mailer.await();
        }
        return 1;
    }
}
