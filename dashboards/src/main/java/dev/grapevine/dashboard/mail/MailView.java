package dev.grapevine.dashboard.mail;

import static dev.grapevine.dashboard.mail.Phrases.say;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.CurvePoint;
import dev.grapevine.incident.IncidentEvent.Evidence;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.IncidentEvent.Share;
import dev.grapevine.incident.IncidentEvent.Term;
import dev.grapevine.incident.IncidentEvent.Why;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that an alert mail says, as text that is ready to be laid out; nothing in it is escaped yet. */
record MailView(
        Map<String, String> t,
        Frame frame,
        String subject,
        String status,
        String severity,
        boolean over,
        String brand,
        String headline,
        @Nullable String plea,
        List<Fact> facts,
        List<String> changed,
        String chartAlt,
        boolean chart,
        List<Row> rows,
        List<Voice> evidence,
        List<String> todo,
        List<Note.Action> actions,
        String rule,
        String numbers) {

    private static final int EVIDENCE = 5;
    /** An author's pseudonym, or the id of a mention whose author is not known. */
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32,64}");

    private static final int TABLE_ROWS = 12;
    private static final int TERMS = 6;
    private static final int SOURCES = 4;
    private static final int NAME_BYTES = 70;
    private static final int TITLE_BYTES = 140;
    private static final int TEXT_BYTES = 300;

    /** One line of what is known. */
    record Fact(String name, String text) {}

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

    /** @param act where the recipient can act, if links lead anywhere */
    static MailView of(Alert alert, MailLinks links, String act, boolean chart) {
        IncidentEvent event = alert.event();
        ZoneId zone = alert.zone();
        boolean over = event.event() == IncidentEvent.Type.RESOLVED;
        return new MailView(
                Phrases.labels(),
                Frame.of(alert.look(), over ? Frame.GOOD : Frame.BAD, say("footer.alert")),
                alert.unanswered() == null
                        ? MailText.subject(event)
                        : MailText.line(say("subject.unanswered", MailText.subject(event))),
                status(alert),
                MailText.severity(event.severity()),
                over,
                MailText.oneLine(event.brandName()),
                MailText.oneLine(MailText.firstSentence(event)),
                plea(alert),
                facts(event, zone),
                alert.before() == null ? List.of() : Changes.between(alert.before(), event),
                chartAlt(event),
                chart,
                rows(event.curve(), zone),
                event.evidence().stream()
                        .limit(EVIDENCE)
                        .map(evidence -> voice(evidence, zone))
                        .toList(),
                todo(event, links),
                Actions.of(event, links, act),
                MailText.oneLine(event.rule()),
                numbers(event));
    }

    private static String status(Alert alert) {
        if (alert.unanswered() != null) {
            return say("status.unanswered");
        }
        return switch (alert.event().event()) {
            case OPENED, UPDATED -> say("status.new");
            case ESCALATED -> say("status.worse");
            case RESOLVED -> say("status.over");
        };
    }

    private static @Nullable String plea(Alert alert) {
        Duration waited = alert.unanswered();
        return waited == null ? null : say("todo.unanswered", waited.toMinutes() + " min");
    }

    private static List<Fact> facts(IncidentEvent event, ZoneId zone) {
        String since = MailText.time(event.started(), zone) + (event.late() ? ". " + say("late") : "");
        Why why = event.why();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(say("label.since"), since));
        facts.add(new Fact(say("label.who"), MailText.who(why) + folded(why)));
        addVoices(facts, why.voices());
        facts.add(new Fact(say("label.where"), where(why.sources())));
        addShares(facts, "label.countries", why.countries());
        facts.add(new Fact(say("label.mood"), MailText.moodChange(why)));
        facts.add(new Fact(say("label.unusual"), terms(why.terms())));
        return facts;
    }

    private static String folded(Why why) {
        long copies = why.duplicates() == null ? why.mentions() - why.stories() : why.duplicates();
        return copies > 0 ? " " + say("folded", MailText.count("mentions", copies)) : "";
    }

    /** Pseudonyms tell nobody anything: whoever is not known by name is a share of the talk. */
    private static void addVoices(List<Fact> facts, @Nullable List<Share> voices) {
        if (voices == null || voices.isEmpty()) {
            return;
        }
        List<Share> named = voices.stream()
                .filter(share -> !PSEUDONYM.matcher(share.name()).matches())
                .toList();
        double busiest = voices.stream().mapToDouble(Share::share).max().orElse(0);
        facts.add(new Fact(
                say("label.voices"),
                named.isEmpty() ? say("voices.unnamed", MailText.percent(busiest)) : where(named)));
    }

    private static void addShares(List<Fact> facts, String label, @Nullable List<Share> shares) {
        if (shares != null && !shares.isEmpty()) {
            facts.add(new Fact(say(label), where(shares)));
        }
    }

    private static String where(List<Share> sources) {
        return sources.isEmpty()
                ? say("where.none")
                : sources.stream()
                        .limit(SOURCES)
                        .map(share -> MailText.clip(share.name(), NAME_BYTES) + " " + MailText.percent(share.share()))
                        .collect(Collectors.joining(", "));
    }

    private static String terms(List<Term> terms) {
        return terms.isEmpty()
                ? say("terms.none")
                : say(
                        "terms",
                        terms.stream()
                                .limit(TERMS)
                                .map(term -> say(
                                        "term", MailText.clip(term.term(), NAME_BYTES), MailText.decimal(term.lift())))
                                .collect(Collectors.joining(", ")));
    }

    private static String chartAlt(IncidentEvent event) {
        if (event.curve().isEmpty()) {
            return "";
        }
        long top = event.curve().stream().mapToLong(CurvePoint::count).max().orElse(0);
        double high = event.curve().get(event.curve().size() - 1).high();
        return say("chart.alt", Long.toString(binMinutes(event.curve())), MailText.number(top), MailText.decimal(high));
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
                        say("normal.range", MailText.decimal(point.low()), MailText.decimal(point.high())),
                        MailText.number(point.negative())))
                .toList();
    }

    private static Voice voice(Evidence evidence, ZoneId zone) {
        String author = evidence.author() == null ? say("somebody") : MailText.clip(evidence.author(), NAME_BYTES);
        return new Voice(
                say("voice", author, MailText.clip(evidence.source(), NAME_BYTES)),
                MailText.shortTime(evidence.published(), zone),
                evidence.sentiment() == null
                        ? say("unscored")
                        : evidence.sentiment().name().toLowerCase(Locale.ROOT),
                line(evidence.title(), TITLE_BYTES),
                line(evidence.text(), TEXT_BYTES),
                SafeLink.inMail(evidence.url()).orElse(null),
                spread(evidence));
    }

    private static @Nullable String line(@Nullable String hostile, int bytes) {
        return hostile == null || hostile.isBlank() ? null : MailText.clip(hostile, bytes);
    }

    private static String spread(Evidence evidence) {
        String copies = evidence.copies() > 1 ? say("copies", MailText.number(evidence.copies())) : "";
        String reactions = evidence.engagement() > 0 ? say("reactions", MailText.number(evidence.engagement())) : "";
        return copies + (copies.isEmpty() || reactions.isEmpty() ? "" : ", ") + reactions;
    }

    private static List<String> todo(IncidentEvent event, MailLinks links) {
        String linked =
                links.console() == null ? say("todo.unlinked", MailText.oneLine(event.brandName())) : say("links.note");
        return event.event() == IncidentEvent.Type.RESOLVED ? List.of(say("todo.over"), linked) : List.of(linked);
    }

    private static String numbers(IncidentEvent event) {
        return say(
                "numbers.line",
                MailText.number(event.count()),
                MailText.span(event.windowMinutes()),
                MailText.decimal(event.expected()),
                MailText.decimal(event.low()),
                MailText.decimal(event.high()),
                Integer.toString(event.severity()),
                MailText.severity(event.severity()),
                MailText.oneLine(event.ruleVersion()));
    }

    /** The same for channels that are no mail. */
    Note note(IncidentEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add(headline);
        if (plea != null) {
            lines.add(plea);
        }
        facts.forEach(fact -> lines.add(fact.name() + ": " + fact.text()));
        changed.forEach(lines::add);
        lines.add(chartAlt);
        lines.add(rule);
        lines.add(numbers);
        lines.addAll(todo);
        lines.removeIf(String::isBlank);
        return new Note(
                event.incident(),
                subject,
                lines,
                evidence.stream().map(MailView::quote).toList(),
                actions,
                event.severity(),
                over,
                event);
    }

    private static Note.Quote quote(Voice voice) {
        String title = voice.title() == null ? "" : voice.title() + ": ";
        String text = voice.text() == null ? "" : voice.text();
        return new Note.Quote(
                "[" + voice.mood() + "] " + voice.who() + ", " + voice.when() + ": " + title + text, voice.link());
    }

    /** Which mentions are worth reading first. */
    static String mood(IncidentEvent event) {
        return event.kind() == Kind.NEGATIVE ? "negative" : "";
    }
}
