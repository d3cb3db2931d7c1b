package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Evidence;
import dev.grapevine.incident.IncidentEvent.Share;
import dev.grapevine.incident.IncidentEvent.Term;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One incident in words: what happened, why, who said it, and what people did about it. */
record IncidentView(
        String id,
        String brand,
        String brandName,
        String headline,
        String status,
        String tone,
        String severity,
        String since,
        boolean late,
        String who,
        String mood,
        String rule,
        List<Word> terms,
        List<Word> sources,
        List<Voice> evidence,
        List<Step> steps,
        List<Deed> deeds,
        List<OverviewView.MailRow> mails,
        String token) {

    record Word(String text, String note) {}

    record Voice(
            String mood,
            String who,
            String when,
            @Nullable String title,
            @Nullable String text,
            @Nullable String link,
            String spread) {}

    record Step(String when, String what, String numbers) {}

    record Deed(String when, String who, String what, String note) {}

    /** @param events of one incident, oldest first, at least one */
    static IncidentView of(
            List<IncidentEvent> events, List<Act> acts, List<Delivery> deliveries, ZoneId zone, String token) {
        IncidentEvent event = events.get(events.size() - 1);
        return new IncidentView(
                event.incident(),
                event.brand(),
                MailText.oneLine(event.brandName()),
                MailText.oneLine(MailText.firstSentence(event)),
                Words.status(event),
                event.event() == IncidentEvent.Type.RESOLVED ? "over" : "open",
                MailText.severity(event.severity()),
                MailText.time(event.started(), zone),
                event.late(),
                MailText.who(event.why()),
                MailText.moodChange(event.why()),
                MailText.oneLine(event.rule()),
                event.why().terms().stream().map(IncidentView::term).toList(),
                event.why().sources().stream().map(IncidentView::source).toList(),
                event.evidence().stream().map(voice -> voice(voice, zone)).toList(),
                events.stream().map(step -> step(step, zone)).toList(),
                acts.stream().map(act -> deed(act, zone)).toList(),
                deliveries.stream().map(OverviewView::mail).toList(),
                token);
    }

    private static Word term(Term term) {
        return new Word(
                MailText.oneLine(term.term()),
                MailText.number(term.count()) + " mentions, " + MailText.decimal(term.lift())
                        + " times as often as usual");
    }

    private static Word source(Share share) {
        return new Word(
                MailText.oneLine(share.name()),
                MailText.percent(share.share()) + ", " + MailText.number(share.count()) + " mentions");
    }

    private static Voice voice(Evidence evidence, ZoneId zone) {
        return new Voice(
                evidence.sentiment() == null
                        ? "not scored"
                        : evidence.sentiment().name().toLowerCase(Locale.ROOT),
                (evidence.author() == null ? "Somebody" : MailText.oneLine(evidence.author())) + " on "
                        + MailText.oneLine(evidence.source()),
                MailText.shortTime(evidence.published(), zone),
                evidence.title() == null ? null : MailText.oneLine(evidence.title()),
                evidence.text() == null ? null : MailText.oneLine(evidence.text()),
                SafeLink.of(evidence.url()).orElse(null),
                MailText.number(evidence.copies()) + (evidence.copies() == 1 ? " copy, " : " copies, ")
                        + MailText.number(evidence.engagement()) + " reactions");
    }

    private static Step step(IncidentEvent event, ZoneId zone) {
        String what = switch (event.event()) {
            case OPENED -> "opened";
            case ESCALATED -> "got worse";
            case UPDATED -> "went on";
            case RESOLVED -> "is over";
        };
        return new Step(
                MailText.shortTime(event.at(), zone),
                what,
                MailText.number(event.count()) + " in " + event.windowMinutes() + " minutes, "
                        + MailText.decimal(event.low()) + " to " + MailText.decimal(event.high()) + " is normal; "
                        + MailText.severity(event.severity()));
    }

    private static Deed deed(Act act, ZoneId zone) {
        String what = switch (act.verb()) {
            case ACKNOWLEDGE -> "is looking into it";
            case SILENCE ->
                act.until() == null ? "silenced it" : "silenced it until " + MailText.time(act.until(), zone);
            case NOTE -> "wrote a note";
            case NOT_USEFUL -> "said that this alert was not useful";
            case ASSIGN -> "assigned it";
            case ANSWERED -> "answered";
            case UNSUBSCRIBE -> "ended digests";
            case SUBSCRIBE -> "asked for digests again";
        };
        return new Deed(
                MailText.shortTime(act.at(), zone),
                MailText.oneLine(act.by()),
                what,
                act.note() == null ? "" : MailText.oneLine(act.note()));
    }
}
