package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.incident.Handling;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Share;
import dev.grapevine.incident.IncidentEvent.Term;
import dev.grapevine.incident.IncidentEvent.Why;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One incident in words: what happened, why, who said it, and what people did about it.
 *
 * @param held why fewer people were told than its severity asks for; empty where nothing holds it back
 * @param height says that the figures after it are those of its worst; empty while it goes on
 * @param numbers what is unusual, in figures
 * @param voices who said most of it
 * @param taken who said last that they look into it; empty while nobody has
 * @param notes what else happened at that time
 * @param mentions address of all that was said in it
 */
record IncidentView(
        String id,
        String brand,
        String brandName,
        String headline,
        String status,
        String tone,
        String severity,
        When since,
        boolean late,
        String held,
        String taken,
        String height,
        String who,
        String mood,
        String rule,
        List<Word> numbers,
        List<Word> terms,
        List<Word> sources,
        List<Word> countries,
        List<Word> voices,
        List<Word> notes,
        List<EvidenceRow> evidence,
        List<Step> steps,
        List<Deed> deeds,
        List<OverviewView.MailRow> mails,
        String mentions,
        Curve curve) {

    private static final int LONGEST = 1_000;
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{16,}");

    record Word(String text, String note) {}

    record Step(When when, String what, String numbers) {}

    record Deed(When when, String who, String what, String note) {}

    /** @param events of one incident, oldest first, at least one */
    static IncidentView of(List<IncidentEvent> events, List<Act> acts, List<Delivery> deliveries, ZoneId zone) {
        IncidentEvent event = events.get(events.size() - 1);
        IncidentEvent told = height(events);
        Why why = told.why();
        return new IncidentView(
                event.incident(),
                event.brand(),
                MentionRow.name(event.brandName()),
                MentionRow.line(MailText.firstSentence(event), LONGEST),
                Words.status(event),
                event.event() == IncidentEvent.Type.RESOLVED ? "over" : "open",
                MailText.severity(event.severity()),
                When.of(event.started(), zone),
                event.late(),
                held(event.handled()),
                taken(acts),
                told.equals(event) ? "" : "At its height:",
                MailText.who(why),
                MailText.moodChange(why),
                MentionRow.line(event.rule(), LONGEST),
                numbers(told),
                why.terms().stream().map(IncidentView::term).toList(),
                shares(why.sources()),
                shares(why.countries()),
                voices(why.voices()),
                notes(event, zone),
                event.evidence().stream()
                        .map(voice -> EvidenceRow.of(voice, zone))
                        .toList(),
                events.stream().map(step -> step(step, zone)).toList(),
                acts.stream().map(act -> Deeds.of(act, zone)).toList(),
                deliveries.stream().map(each -> OverviewView.mail(each, zone)).toList(),
                mentions(event),
                Curve.of(event, zone));
    }

    /** Once it is over, its worst: what is back to normal explains nothing. */
    private static IncidentEvent height(List<IncidentEvent> events) {
        IncidentEvent last = events.get(events.size() - 1);
        return events.stream()
                .filter(event ->
                        last.event() == IncidentEvent.Type.RESOLVED && event.event() != IncidentEvent.Type.RESOLVED)
                .max(Comparator.comparingInt(IncidentEvent::severity).thenComparing(IncidentEvent::count))
                .orElse(last);
    }

    private static String taken(List<Act> acts) {
        return acts.stream()
                .filter(act -> act.verb() == Act.Verb.ACKNOWLEDGE)
                .reduce((first, last) -> last)
                .map(act -> MentionRow.name(act.by()) + " is looking into it.")
                .orElse("");
    }

    private static String mentions(IncidentEvent event) {
        Instant end = event.event() == IncidentEvent.Type.RESOLVED
                ? event.at()
                : event.at().plusSeconds(3_600);
        return "/mentions?brand=" + Address.encoded(event.brand()) + "&from=" + event.started() + "&to=" + end;
    }

    private static String held(Handling handling) {
        return handling.because() == null
                ? ""
                : "Fewer people were told: " + Words.low(handling.because()).replace('_', ' ') + ".";
    }

    private static List<Word> numbers(IncidentEvent event) {
        Why why = event.why();
        return Stream.of(
                        Optional.of(new Word(
                                MailText.number(event.count()) + " in " + MailText.span(event.windowMinutes()),
                                "usual: " + MailText.decimal(event.expected()) + ", normal: "
                                        + MailText.decimal(event.low()) + " to " + MailText.decimal(event.high()))),
                        Optional.of(new Word(
                                Words.count(why.authors(), "voice") + ", " + MailText.count("stories", why.stories()),
                                Words.count(why.mentions(), "mention")
                                        + (why.duplicates() == null
                                                ? ""
                                                : ", of which " + MailText.number(why.duplicates()) + " are copies"))),
                        Optional.ofNullable(why.ratings())
                                .map(stars -> new Word(
                                        MailText.decimal(stars.mean()) + " stars of "
                                                + Words.count(stars.count(), "rating"),
                                        "usual: " + MailText.decimal(stars.usual()))),
                        Optional.ofNullable(event.learning())
                                .map(learning -> new Word(
                                        "day " + learning.day() + " of " + learning.of(),
                                        "what is usual is still being learnt")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Word> notes(IncidentEvent event, ZoneId zone) {
        return event.annotations() == null
                ? List.of()
                : event.annotations().stream()
                        .map(note ->
                                new Word(MentionRow.line(note.text(), LONGEST), MailText.shortTime(note.from(), zone)))
                        .toList();
    }

    private static Word term(Term term) {
        return new Word(
                MentionRow.name(term.term()),
                MailText.number(term.count()) + " mentions, " + MailText.decimal(term.lift())
                        + " times as often as usual");
    }

    private static List<Word> shares(@Nullable List<Share> shares) {
        return shares == null
                ? List.of()
                : shares.stream()
                        .map(share -> new Word(
                                MentionRow.name(share.name()),
                                MailText.percent(share.share()) + ", " + Words.count(share.count(), "mention")))
                        .toList();
    }

    /** A pseudonym tells nobody anything, but its beginning tells one from another. */
    private static List<Word> voices(@Nullable List<Share> voices) {
        return shares(voices).stream()
                .map(word -> PSEUDONYM.matcher(word.text()).matches()
                        ? new Word("Somebody (" + word.text().substring(0, 6) + ")", word.note())
                        : word)
                .toList();
    }

    private static Step step(IncidentEvent event, ZoneId zone) {
        String what = switch (event.event()) {
            case OPENED -> "opened";
            case ESCALATED -> "got worse";
            case UPDATED -> "went on";
            case RESOLVED -> "is over";
        };
        return new Step(
                When.of(event.at(), zone),
                what,
                MailText.number(event.count()) + " in " + MailText.span(event.windowMinutes()) + ", "
                        + MailText.decimal(event.low()) + " to " + MailText.decimal(event.high()) + " is normal; "
                        + MailText.severity(event.severity()));
    }
}
