package dev.grapevine.local.doctor;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** Whether anybody listens where mails are to go; whether they are taken is told by {@code mailer test}. */
final class SmtpCheck {

    private static final int PATIENCE_MILLIS = 5_000;

    private SmtpCheck() {}

    static List<Finding> of(Settings settings) {
        if (!settings.isSet(Setting.SMTP_HOST)) {
            return List.of(Finding.broken(
                    "mail server", "none is set, so nobody is told anything", "set " + Setting.SMTP_HOST.variable()));
        }
        String host = settings.get(Setting.SMTP_HOST);
        int port = Integer.parseInt(settings.get(Setting.SMTP_PORT));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return List.of(Finding.fine(
                    "mail server", host + ":" + port + " listens; ./grapevine mailer test ADDRESS sends a sample"));
        } catch (IOException e) {
            return List.of(Finding.broken(
                    "mail server",
                    "nobody listens at " + host + ":" + port + ": " + e.getMessage(),
                    "start it, or correct " + Setting.SMTP_HOST.variable() + " and " + Setting.SMTP_PORT.variable()));
        }
    }
}
