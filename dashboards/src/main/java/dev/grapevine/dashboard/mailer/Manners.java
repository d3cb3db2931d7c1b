package dev.grapevine.dashboard.mailer;

import dev.grapevine.brand.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When people want to be left alone. Pure. */
final class Manners {

    private Manners() {}

    /**
     * @param critical breaks through everything
     * @param today alerts that were sent since the recipient's midnight
     * @return why an alert is not sent now; empty when it is
     */
    static Optional<String> held(Recipient recipient, ZoneId zone, Instant now, boolean critical, long today) {
        if (critical) {
            return Optional.empty();
        }
        if (isQuiet(recipient, zone, now)) {
            return Optional.of("quiet hours");
        }
        return today >= recipient.budget()
                ? Optional.of("the budget of " + recipient.budget() + " alerts a day is used up")
                : Optional.empty();
    }

    static boolean isQuiet(Recipient recipient, ZoneId zone, Instant now) {
        Recipient.Quiet quiet = recipient.quiet();
        return quiet != null && quiet.covers(now.atZone(zone).toLocalTime());
    }

    static Instant midnight(ZoneId zone, Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /**
     * Whether it is time to tell what was held back: what quiet hours held when they are over, what the budget held on
     * the next day.
     */
    static boolean isSummaryDue(Recipient recipient, ZoneId zone, Instant heldAt, Instant now) {
        if (isQuiet(recipient, zone, now)) {
            return false;
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        ZonedDateTime held = heldAt.atZone(zone);
        return isQuiet(recipient, zone, heldAt) || held.toLocalDate().isBefore(today);
    }
}
