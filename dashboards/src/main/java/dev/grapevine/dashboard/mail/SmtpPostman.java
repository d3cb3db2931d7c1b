package dev.grapevine.dashboard.mail;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.MailException;
import org.simplejavamail.converter.EmailConverter;

/**
 * Hands letters to the mail server of the settings, over one connection for as long as that is good.
 *
 * <p>A connection is not kept after any failure, after {@value #MOST_LETTERS} letters, or when it was idle: servers close
 * such connections, and a letter that is on its way then is one that nobody knows the fate of. Belongs to one thread.
 */
public final class SmtpPostman implements AutoCloseable {

    private static final int MOST_LETTERS = 100;
    private static final long IDLE_NANOS = Duration.ofSeconds(20).toNanos();

    private final Session session;
    private final Envelope envelope;
    private final @Nullable String user;
    private final @Nullable String password;
    private @Nullable Transport open;
    private int letters;
    private long used;

    private SmtpPostman(Session session, Envelope envelope, @Nullable String user, @Nullable String password) {
        this.session = session;
        this.envelope = envelope;
        this.user = user;
        this.password = password;
    }

    /**
     * @param patience how long the server may take for each answer
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static SmtpPostman of(Settings settings, Duration patience) {
        Envelope envelope = Envelope.of(settings);
        Session session = Session.getInstance(properties(settings, patience));
        session.getProperties().put("mail.smtp.socketFactory", new PromptSockets());
        TrustedAuthority.of(settings).ifPresent(trust -> trust.addTo(session));
        boolean signsIn = settings.isSet(Setting.SMTP_USER);
        return new SmtpPostman(
                session,
                envelope,
                signsIn ? settings.get(Setting.SMTP_USER) : null,
                signsIn ? settings.get(Setting.SMTP_PASSWORD) : null);
    }

    private static Properties properties(Settings settings, Duration patience) {
        String millis = Long.toString(patience.toMillis());
        String protocol = protocol(settings.get(Setting.SMTP_TLS));
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", protocol);
        properties.put(prefix + "host", settings.get(Setting.SMTP_HOST));
        properties.put(prefix + "port", Integer.toString(settings.number(Setting.SMTP_PORT)));
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "quitwait", "false");
        properties.put(prefix + "auth", Boolean.toString(settings.isSet(Setting.SMTP_USER)));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        // Else whatever fails would be tried once more with Java's own sockets, and the first reason be lost.
        properties.put(prefix + "socketFactory.fallback", "false");
        if (settings.get(Setting.SMTP_TLS).equalsIgnoreCase("starttls")) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return properties;
    }

    private static String protocol(String tls) {
        return switch (tls.toLowerCase(Locale.ROOT)) {
            case "starttls", "none" -> "smtp";
            case "implicit" -> "smtps";
            default ->
                throw new IllegalArgumentException(
                        Setting.SMTP_TLS.variable() + ": expected starttls, implicit or none, found '" + tls + "'");
        };
    }

    /** What stands behind the @ of the sender. */
    public String domain() {
        return envelope.domain();
    }

    public Posted post(Letter letter) {
        MimeMessage message;
        try {
            message = EmailConverter.emailToMimeMessage(envelope.email(letter), session);
        } catch (MailException e) {
            return new Posted.Refused(SmtpAnswer.said(e));
        }
        try {
            return hand(message);
        } catch (MessagingException e) {
            close();
            return SmtpAnswer.about(e);
        }
    }

    private Posted hand(MimeMessage message) throws MessagingException {
        Address[] to = message.getAllRecipients();
        Transport transport = connection();
        message.saveChanges();
        transport.sendMessage(message, to);
        used = System.nanoTime();
        return new Posted.Accepted();
    }

    private Transport connection() throws MessagingException {
        Transport old = open;
        if (old != null && letters < MOST_LETTERS && System.nanoTime() - used < IDLE_NANOS) {
            letters++;
            return old;
        }
        close();
        Transport fresh = session.getTransport();
        fresh.connect(user, password);
        open = fresh;
        letters = 1;
        return fresh;
    }

    @Override
    public void close() {
        Transport old = open;
        open = null;
        if (old != null) {
            try {
                old.close();
            } catch (MessagingException e) {
                // It is being thrown away; what it had to say was said to whoever used it.
            }
        }
    }
}
