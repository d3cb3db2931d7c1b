package dev.grapevine.dashboard.mail;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.CurvePoint;
import dev.grapevine.incident.IncidentEvent.Evidence;
import dev.grapevine.incident.IncidentEvent.Share;
import dev.grapevine.incident.IncidentEvent.Term;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that an alert mail says, as text that is ready to be laid out; nothing in it is escaped yet. */
record MailView(
        String subject,
        String status,
        String severity,
        boolean over,
        String brand,
        String headline,
        String since,
        boolean late,
        String who,
        String where,
        String mood,
        String terms,
        String chartAlt,
        boolean chart,
        List<Row> rows,
        List<Voice> evidence,
        String rule,
        String numbers,
        @Nullable String consoleLink,
        @Nullable String kibanaLink) {

    private static final int EVIDENCE = 5;
    private static final int TABLE_ROWS = 12;
    private static final int TERMS = 6;
    private static final int SOURCES = 4;

    /** One bin of the curve, where the picture cannot be shown. */
    record Row(String time, String count, String normal, String negative) {}

    /** One mention that shows what it is about. */
    record Voice(
            String who,
            String when,
            String mood,
            @Nullable String title,
            @Nullable String text,
            @Nullable String link,
            String spread) {}

    static MailView of(IncidentEvent event, ZoneId zone, MailLinks links, boolean chart) {
        return new MailView(
                MailText.subject(event),
                status(event),
                MailText.severity(event.severity()),
                event.event() == IncidentEvent.Type.RESOLVED,
                MailText.oneLine(event.brandName()),
                MailText.oneLine(MailText.firstSentence(event)),
                MailText.time(event.started(), zone),
                event.late(),
                MailText.who(event.why()),
                where(event.why().sources()),
                MailText.moodChange(event.why()),
                terms(event.why().terms()),
                chartAlt(event),
                chart,
                rows(event.curve(), zone),
                event.evidence().stream()
                        .limit(EVIDENCE)
                        .map(evidence -> voice(evidence, zone))
                        .toList(),
                MailText.oneLine(event.rule()),
                numbers(event),
                links.incident(event.incident()),
                links.kibana());
    }

    private static String status(IncidentEvent event) {
        return switch (event.event()) {
            case OPENED, UPDATED -> "New";
            case ESCALATED -> "Getting worse";
            case RESOLVED -> "Over";
        };
    }

    private static String where(List<Share> sources) {
        return sources.isEmpty()
                ? "No source stands out."
                : sources.stream()
                        .limit(SOURCES)
                        .map(share -> MailText.oneLine(share.name()) + " " + MailText.percent(share.share()))
                        .collect(Collectors.joining(", "));
    }

    private static String terms(List<Term> terms) {
        return terms.isEmpty()
                ? "No word stands out."
                : terms.stream()
                        .limit(TERMS)
                        .map(term -> MailText.oneLine(term.term()) + " (" + MailText.decimal(term.lift()) + " times)")
                        .collect(Collectors.joining(", ", "more often than usual: ", ""));
    }

    private static String chartAlt(IncidentEvent event) {
        if (event.curve().isEmpty()) {
            return "";
        }
        long top = event.curve().stream().mapToLong(CurvePoint::count).max().orElse(0);
        double high = event.curve().get(event.curve().size() - 1).high();
        return "Stories every " + binMinutes(event.curve()) + " minutes: highest " + MailText.number(top) + ", at most "
                + MailText.decimal(high) + " is normal.";
    }

    private static long binMinutes(List<CurvePoint> curve) {
        return curve.size() < 2
                ? 5
                : Math.max(
                        1,
                        Duration.between(curve.get(0).at(), curve.get(1).at()).toMinutes());
    }

    private static List<Row> rows(List<CurvePoint> curve, ZoneId zone) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(zone);
        return curve.stream()
                .skip(Math.max(0, curve.size() - TABLE_ROWS))
                .map(point -> new Row(
                        time.format(point.at()),
                        MailText.number(point.count()),
                        MailText.decimal(point.low()) + " to " + MailText.decimal(point.high()),
                        MailText.number(point.negative())))
                .toList();
    }

    private static Voice voice(Evidence evidence, ZoneId zone) {
        String author = evidence.author() == null ? "Somebody" : MailText.oneLine(evidence.author());
        return new Voice(
                author + " on " + MailText.oneLine(evidence.source()),
                MailText.shortTime(evidence.published(), zone),
                evidence.sentiment() == null
                        ? "not scored"
                        : evidence.sentiment().name().toLowerCase(Locale.ROOT),
                line(evidence.title()),
                line(evidence.text()),
                SafeLink.of(evidence.url()).orElse(null),
                spread(evidence));
    }

    private static @Nullable String line(@Nullable String hostile) {
        return hostile == null || hostile.isBlank() ? null : MailText.oneLine(hostile);
    }

    private static String spread(Evidence evidence) {
        String copies = evidence.copies() > 1 ? MailText.number(evidence.copies()) + " copies" : "";
        String reactions = evidence.engagement() > 0 ? MailText.number(evidence.engagement()) + " reactions" : "";
        return copies + (copies.isEmpty() || reactions.isEmpty() ? "" : ", ") + reactions;
    }

    private static String numbers(IncidentEvent event) {
        return MailText.number(event.count()) + " in " + event.windowMinutes() + " minutes; about "
                + MailText.decimal(event.expected()) + " expected, " + MailText.decimal(event.low()) + " to "
                + MailText.decimal(event.high()) + " is normal; severity " + event.severity() + " of 4 ("
                + MailText.severity(event.severity()) + "); rule " + MailText.oneLine(event.ruleVersion());
    }
}
