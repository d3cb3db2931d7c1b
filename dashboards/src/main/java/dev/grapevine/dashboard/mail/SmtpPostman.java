package dev.grapevine.dashboard.mail;

import com.sanctionco.jmail.JMail;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.util.Locale;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;
import org.simplejavamail.mailer.internal.MailerRegularBuilderImpl;

/** Hands letters to the mail server of the settings; one connection each. */
final class SmtpPostman {

    private static final int ANSWER_MILLIS = 30_000;

    /** Answers that speak about our settings, not about the letter: authentication and encryption. */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    private final org.simplejavamail.api.mailer.Mailer smtp;
    private final String from;

    private SmtpPostman(org.simplejavamail.api.mailer.Mailer smtp, String from) {
        this.smtp = smtp;
        this.from = from;
    }

    /** @throws IllegalArgumentException naming the variable that is missing or wrong */
    static SmtpPostman of(Settings settings) {
        String from = settings.get(Setting.MAIL_FROM);
        if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new IllegalArgumentException(Setting.MAIL_FROM.variable()
                    + ": expected an address such as alerts@acme.example, found '" + from + "'");
        }
        MailerRegularBuilderImpl builder = MailerBuilder.withSMTPServer(
                        settings.get(Setting.SMTP_HOST), settings.number(Setting.SMTP_PORT))
                .withTransportStrategy(strategy(settings.get(Setting.SMTP_TLS)))
                // The strict rules of the default would refuse senders such as grapevine@localhost.
                .withEmailValidator(JMail.validator())
                .withSessionTimeout(ANSWER_MILLIS);
        if (settings.isSet(Setting.SMTP_USER)) {
            builder = builder.withSMTPServerUsername(settings.get(Setting.SMTP_USER))
                    .withSMTPServerPassword(settings.get(Setting.SMTP_PASSWORD));
        }
        return new SmtpPostman(builder.buildMailer(), from);
    }

    private static TransportStrategy strategy(String tls) {
        return switch (tls.toLowerCase(Locale.ROOT)) {
            case "starttls" -> TransportStrategy.SMTP_TLS;
            case "implicit" -> TransportStrategy.SMTPS;
            case "none" -> plain();
            default ->
                throw new IllegalArgumentException(
                        Setting.SMTP_TLS.variable() + ": expected starttls, implicit or none, found '" + tls + "'");
        };
    }

    private static TransportStrategy plain() {
        TransportStrategy plain = TransportStrategy.SMTP;
        plain.setOpportunisticTLS(false);
        return plain;
    }

    /** What stands behind the @ of the sender. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    Posted post(Letter letter) {
        try {
            smtp.sendMail(email(letter), false).join();
            return new Posted.Accepted();
        } catch (MailException e) {
            return failed(e);
        }
    }

    private Email email(Letter letter) {
        EmailPopulatingBuilder email = EmailBuilder.startingBlank()
                .from("Grapevine", from)
                .to(letter.recipient())
                .fixingMessageId(letter.messageId())
                .withSubject(letter.mail().subject())
                .withPlainText(letter.mail().text())
                .withHTMLText(letter.mail().html())
                .withHeader("Auto-Submitted", "auto-generated");
        if (!letter.opensThread()) {
            email.withHeader("In-Reply-To", letter.thread()).withHeader("References", letter.thread());
        }
        if (letter.mail().chart() != null) {
            email.withEmbeddedImage(AlertMail.CHART, letter.mail().chart(), "image/png");
        }
        return email.buildEmail();
    }

    private static Posted failed(MailException failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            int code = answer(e);
            if (code >= 500 && !ABOUT_US.contains(code)) {
                return new Posted.Refused(said(e));
            }
        }
        Throwable root = root(failure);
        return root instanceof MailException ? new Posted.Refused(said(root)) : new Posted.TryLater(said(root));
    }

    /** The server's answer to this recipient or this message; -1 where it is about something else. */
    private static int answer(Throwable e) {
        if (e instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        return e instanceof SMTPSendFailedException send ? send.getReturnCode() : -1;
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String said(Throwable e) {
        @Nullable String message = e.getMessage();
        return MailText.shorten(MailText.oneLine(message == null ? e.getClass().getSimpleName() : message), 300);
    }
}
