package dev.grapevine.dashboard.mail;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mail about one event of an incident, before it is addressed.
 *
 * @param chart PNG of the curve, shown by the HTML as {@code cid:curve}; null where it could not be drawn
 */
record AlertMail(String subject, String text, String html, byte @Nullable [] chart) {

    /** The name that the HTML calls the chart by. */
    static final String CHART = "curve";

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlertMail mail
                && subject.equals(mail.subject)
                && text.equals(mail.text)
                && html.equals(mail.html)
                && Arrays.equals(chart, mail.chart);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, text, html, Arrays.hashCode(chart));
    }

    @Override
    public String toString() {
        return "AlertMail[" + subject + "]";
    }
}
