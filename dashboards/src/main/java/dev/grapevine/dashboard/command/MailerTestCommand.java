package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.mail.SampleMail;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows that mails arrive, and what they look like. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Sends a sample alert, of an invented brand, through the mail server of the settings.")
public final class MailerTestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ADDRESS", description = "who gets it")
    @SuppressWarnings("NullAway.Init")
    private String address;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<String> failure = SampleMail.send(Settings.of(System.getenv()), address, Instant.now());
        err.println(failure.map(reason -> "The mail server did not take it: " + reason)
                .orElse("The mail server took it; look into the mail box of " + address));
        return failure.isPresent() ? 1 : 0;
    }
}
