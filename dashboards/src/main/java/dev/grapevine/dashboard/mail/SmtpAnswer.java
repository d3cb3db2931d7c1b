package dev.grapevine.dashboard.mail;

import jakarta.mail.AuthenticationFailedException;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What a failure says about the letter, and what about the server. */
final class SmtpAnswer {

    /** Answers that speak about our settings, not about the letter: authentication and encryption. */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);
    /** The server closes; every other letter would hear the same. */
    private static final int CLOSING = 421;

    /** The mail is larger than the server takes, which may be said as soon as its size is announced. */
    private static final int TOO_LARGE = 552;

    private SmtpAnswer() {}

    /**
     * 5xx for this recipient or message is final; 4xx for it is about this letter alone (greylisting, a full mail box);
     * everything else is about the server or about us: silence, a wrong password, a sender that it does not like. Every
     * other letter would hear the same, and somebody may mend it.
     */
    static Posted about(Throwable failure) {
        for (Throwable e = failure; e != null; e = next(e)) {
            int code = code(e);
            if (code >= 500 && !ABOUT_US.contains(code)) {
                return new Posted.Refused(said(e));
            }
            if (code >= 400 && code < 500 && code != CLOSING) {
                return new Posted.TryLater(said(e), false);
            }
        }
        return new Posted.TryLater(
                said(failure instanceof AuthenticationFailedException ? failure : root(failure)), true);
    }

    private static @Nullable Throwable next(Throwable e) {
        if (e instanceof jakarta.mail.MessagingException messaging && messaging.getNextException() != null) {
            return messaging.getNextException();
        }
        return e.getCause();
    }

    /** The server's answer to this recipient or this message; -1 where it is about something else. */
    private static int code(Throwable e) {
        if (e instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        return e instanceof SMTPSendFailedException send && !isAboutTheSender(send) ? send.getReturnCode() : -1;
    }

    private static boolean isAboutTheSender(SMTPSendFailedException failure) {
        return String.valueOf(failure.getCommand()).startsWith("MAIL FROM") && failure.getReturnCode() != TOO_LARGE;
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        Throwable below = next(e);
        while (below != null) {
            root = below;
            below = next(below);
        }
        return root;
    }

    static String said(Throwable e) {
        @Nullable String message = e.getMessage();
        return MailText.shorten(
                MailText.oneLine(
                        message == null || message.isBlank() ? e.getClass().getSimpleName() : message),
                300);
    }
}
