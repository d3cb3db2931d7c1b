package dev.grapevine.dashboard.mail;

import static dev.grapevine.dashboard.mail.Phrases.say;

import dev.grapevine.dashboard.page.Pages;
import dev.grapevine.incident.IncidentEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the mails that are about no single event: what was held back, that Grapevine is blind, that it sees again. */
public final class NoticeComposer {

    private static final int CRITICAL = 4;
    private static final int LISTED = 50;

    private final Pages pages = new Pages(NoticeComposer.class);
    private final MailLinks links;

    public NoticeComposer(MailLinks links) {
        this.links = links;
    }

    /**
     * What quiet hours and budget held back.
     *
     * @param covers ids of the deliveries that this stands for
     */
    public Content summary(String brand, List<IncidentEvent> held, List<String> covers, ZoneId zone) {
        String alerts = MailText.count("summary.alerts", covers.size());
        PlainView view = new PlainView(
                Frame.of(null, Frame.BAD, say("footer.other")),
                MailText.line(say("summary.subject", brand, alerts)),
                say("label.held"),
                false,
                MailText.oneLine(say("summary.headline", alerts, brand)),
                List.of(new PlainView.Section("", lines(held, zone))));
        return content(view, "summary|" + brand, 1, covers);
    }

    private List<PlainView.Line> lines(List<IncidentEvent> held, ZoneId zone) {
        List<PlainView.Line> lines = new ArrayList<>();
        held.stream().limit(LISTED).forEach(event -> lines.add(line(event, zone)));
        if (held.size() > LISTED) {
            lines.add(PlainView.Line.of(say("summary.more", MailText.number(held.size() - LISTED))));
        }
        return lines;
    }

    private PlainView.Line line(IncidentEvent event, ZoneId zone) {
        return new PlainView.Line(
                MailText.shortTime(event.at(), zone) + ": " + MailText.subject(event),
                links.incident(event.incident()));
    }

    /**
     * That nothing can be seen.
     *
     * @param brand name of the brand, where only that one is not heard
     */
    public Content blind(Blindness blindness, String brand, ZoneId zone) {
        String since = MailText.time(blindness.since(), zone);
        PlainView view = new PlainView(
                Frame.of(null, Frame.BAD, say("footer.other")),
                MailText.line(say("blind.subject", since, say(blindness.key("blind."), brand))),
                say("status.new"),
                false,
                MailText.oneLine(
                        blindness.scope() == Blindness.Scope.BRAND
                                ? say("blind.headline.brand", brand, since)
                                : say(blindness.key("blind.headline."), since)),
                List.of(new PlainView.Section(say("label.todo"), List.of(PlainView.Line.of(say("blind.todo"))))));
        return content(view, blindness.id(), CRITICAL, List.of());
    }

    /** That it sees again. */
    public Content sight(Blindness blindness, String brand, Instant back, ZoneId zone) {
        PlainView view = new PlainView(
                Frame.of(null, Frame.GOOD, say("footer.other")),
                MailText.line(say("sight.subject", say(blindness.key("blind."), brand))),
                say("status.over"),
                true,
                say("sight.headline", MailText.time(back, zone), MailText.time(blindness.since(), zone)),
                List.of());
        return content(view, blindness.id(), CRITICAL, List.of());
    }

    private Content content(PlainView view, String about, int severity, List<String> covers) {
        return new Content(
                view.subject(),
                pages.render("plain.txt.ftl", view),
                pages.render("plain.html.ftlh", view),
                Map.of(),
                view.note(about, severity),
                covers);
    }
}
