package dev.grapevine.dashboard.mail;

import dev.grapevine.dashboard.page.Pages;
import dev.grapevine.incident.IncidentEvent;
import java.time.ZoneId;

/** Writes the mail about an event: the same content as HTML and as plain text, and the curve as a picture. */
final class AlertComposer {

    private final Pages pages = new Pages(AlertComposer.class);
    private final MailLinks links;

    AlertComposer(MailLinks links) {
        this.links = links;
    }

    /** @param zone the brand's home time zone */
    AlertMail compose(IncidentEvent event, ZoneId zone) {
        byte[] chart = IncidentChart.png(event, zone).orElse(null);
        MailView view = MailView.of(event, zone, links, chart != null);
        return new AlertMail(
                view.subject(), pages.render("alert.txt.ftl", view), pages.render("alert.html.ftlh", view), chart);
    }
}
