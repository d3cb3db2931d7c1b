package dev.grapevine.dashboard.mail;

import java.time.Duration;
import java.util.List;

/**
 * How a {@link Mailer} goes about it.
 *
 * @param defaultRecipients who is told about brands that name nobody
 * @param firstRetry how long it waits after the mail server could not be reached; doubles each time
 * @param longestRetry where the doubling ends
 */
public record MailerOptions(List<String> defaultRecipients, Duration firstRetry, Duration longestRetry) {

    public static final MailerOptions DEFAULT =
            new MailerOptions(List.of(), Duration.ofSeconds(2), Duration.ofMinutes(1));

    public MailerOptions {
        defaultRecipients = List.copyOf(defaultRecipients);
        if (firstRetry.isNegative() || firstRetry.isZero() || longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException(
                    "expected 0 < firstRetry <= longestRetry, found " + firstRetry + " and " + longestRetry);
        }
    }

    public MailerOptions withDefaultRecipients(List<String> recipients) {
        return new MailerOptions(recipients, firstRetry, longestRetry);
    }
}
