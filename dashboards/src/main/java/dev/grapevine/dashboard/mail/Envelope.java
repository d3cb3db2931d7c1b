package dev.grapevine.dashboard.mail;

import com.sanctionco.jmail.JMail;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.email.EmailBuilder;

/** Turns letters into mails from our sender. */
record Envelope(String from) {

    static Envelope of(Settings settings) {
        String from = settings.get(Setting.MAIL_FROM);
        if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new IllegalArgumentException(Setting.MAIL_FROM.variable()
                    + ": expected an address such as alerts@acme.example, found '" + from + "'");
        }
        return new Envelope(from);
    }

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    /** @throws MailException if the recipient is no address: nothing that holds a line break is */
    Email email(Letter letter) {
        EmailPopulatingBuilder email = EmailBuilder.startingBlank()
                .from("Grapevine", from)
                .to(address(letter.recipient()))
                .fixingMessageId(letter.messageId())
                .withSubject(letter.content().subject())
                .withPlainText(letter.content().text())
                .withHTMLText(letter.content().html())
                .withHeader("Auto-Submitted", "auto-generated");
        letter.headers().forEach(email::withHeader);
        letter.content().pictures().forEach((name, png) -> email.withEmbeddedImage(name, png, "image/png"));
        return email.buildEmail();
    }

    private static String address(String text) {
        // Our own loose rule for brands.yml lets through what a mail server must not see, such as line breaks.
        if (!JMail.validator().isValid(text)) {
            throw new NoAddress(text, null);
        }
        try {
            return new InternetAddress(text, false).getAddress();
        } catch (AddressException e) {
            throw new NoAddress(text, e);
        }
    }

    /** Refused before any server is asked. */
    private static final class NoAddress extends MailException {
        private static final long serialVersionUID = 1L;

        NoAddress(String text, @Nullable Throwable cause) {
            super("not a mail address: " + MailText.oneLine(text), cause);
        }
    }
}
