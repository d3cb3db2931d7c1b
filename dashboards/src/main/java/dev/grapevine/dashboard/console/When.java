package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.mail.MailText;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A moment as a page shows it: in the brand's zone, with the instant beside it so that the page can say it in the
 * viewer's.
 */
record When(Instant at, String words) {

    static When of(Instant at, ZoneId zone) {
        return new When(at, MailText.shortTime(at, zone));
    }
}
