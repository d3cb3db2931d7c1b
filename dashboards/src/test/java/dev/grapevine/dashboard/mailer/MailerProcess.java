package dev.grapevine.dashboard.mailer;

import dev.grapevine.dashboard.command.MailerCommand;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The command {@code mailer} as a process of its own, so that it can be killed. */
final class MailerProcess implements AutoCloseable {

    private final Process process;

    private MailerProcess(Process process) {
        this.process = process;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MailerCommand()).execute(arguments));
    }

    static MailerProcess start(Settings settings, File log, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MailerProcess.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        for (Setting setting :
                List.of(Setting.KAFKA, Setting.SMTP_HOST, Setting.SMTP_PORT, Setting.SMTP_TLS, Setting.PUBLIC_URL)) {
            settings.find(setting).ifPresent(value -> builder.environment().put(setting.variable(), value));
        }
        return new MailerProcess(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing is flushed, nothing is said goodbye to. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
