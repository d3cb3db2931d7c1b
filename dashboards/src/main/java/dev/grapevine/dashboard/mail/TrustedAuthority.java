package dev.grapevine.dashboard.mail;

import co.elastic.clients.transport.TransportUtils;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import jakarta.mail.Session;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The authority that signed the mail server's certificate, where it is none that everybody knows. */
public record TrustedAuthority(SSLContext context) {

    /** @throws IllegalArgumentException naming the variable, if the file holds no certificate */
    public static Optional<TrustedAuthority> of(Settings settings) {
        return settings.find(Setting.SMTP_CA_FILE).map(TrustedAuthority::read);
    }

    private static TrustedAuthority read(String file) {
        try {
            return new TrustedAuthority(TransportUtils.sslContextFromHttpCaCrt(new File(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    Setting.SMTP_CA_FILE.variable() + ": cannot read a certificate from '" + file + "'", e);
        }
    }

    public void addTo(Session session) {
        session.getProperties().put("mail.smtp.ssl.socketFactory", context.getSocketFactory());
        session.getProperties().put("mail.smtps.ssl.socketFactory", context.getSocketFactory());
        session.getProperties().put("mail.imaps.ssl.socketFactory", context.getSocketFactory());
    }
}
