package dev.grapevine.dashboard.mailer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How a {@link Mailer} goes about it.
 *
 * @param defaultRecipients who is told about brands that name nobody
 * @param firstRetry how long it waits after a server could not be reached; doubles each time
 * @param longestRetry where the doubling ends
 * @param patience how long a server may take for an answer
 * @param blindAfter how long nothing may move before people are told that Grapevine is blind
 * @param clock the wall's
 */
public record MailerOptions(
        List<String> defaultRecipients,
        Duration firstRetry,
        Duration longestRetry,
        Duration patience,
        Duration blindAfter,
        InstantSource clock) {

    public static final MailerOptions DEFAULT = new MailerOptions(
            List.of(),
            Duration.ofSeconds(2),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            InstantSource.system());

    public MailerOptions {
        defaultRecipients = List.copyOf(defaultRecipients);
        if (firstRetry.isNegative() || firstRetry.isZero() || longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException(
                    "expected 0 < firstRetry <= longestRetry, found " + firstRetry + " and " + longestRetry);
        }
    }

    public MailerOptions withDefaultRecipients(List<String> recipients) {
        return new MailerOptions(recipients, firstRetry, longestRetry, patience, blindAfter, clock);
    }

    public MailerOptions withRetries(Duration first, Duration longest) {
        return new MailerOptions(defaultRecipients, first, longest, patience, blindAfter, clock);
    }

    public MailerOptions withPatience(Duration answers) {
        return new MailerOptions(defaultRecipients, firstRetry, longestRetry, answers, blindAfter, clock);
    }

    public MailerOptions withBlindAfter(Duration stillness) {
        return new MailerOptions(defaultRecipients, firstRetry, longestRetry, patience, stillness, clock);
    }

    public MailerOptions withClock(InstantSource wall) {
        return new MailerOptions(defaultRecipients, firstRetry, longestRetry, patience, blindAfter, wall);
    }
}
