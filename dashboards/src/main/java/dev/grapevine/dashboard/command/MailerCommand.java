package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.mail.Mailer;
import dev.grapevine.dashboard.mail.MailerOptions;
import dev.grapevine.setting.Settings;
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
        description = "Sends a mail when an incident opens, gets worse, or is over.")
public final class MailerCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--to", description = "who is told about brands that name no recipients; may be repeated")
    private List<String> recipients = List.of();

    @Override
    public Integer call() throws InterruptedException {
        MailerOptions options = MailerOptions.DEFAULT.withDefaultRecipients(recipients);
        try (Mailer mailer = Mailer.start(Settings.of(System.getenv()), options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(mailer::close, "grapevine-mailer-close"));
            spec.commandLine().getErr().println("The mailer is running (stop with Ctrl-C)");
            mailer.await();
        }
        return 1;
    }
}
