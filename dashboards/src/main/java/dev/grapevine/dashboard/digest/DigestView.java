package dev.grapevine.dashboard.digest;

import static dev.grapevine.dashboard.mail.Phrases.say;

import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.digest.Digest.Story;
import dev.grapevine.dashboard.mail.Frame;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.Phrases;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.measure.Tally;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Everything that a digest says, as text that is ready to be laid out; nothing in it is escaped yet. */
record DigestView(
        Map<String, String> t,
        Frame frame,
        String subject,
        String headline,
        String compared,
        List<Figure> figures,
        @Nullable Mood mood,
        String late,
        List<Quote> worst,
        List<Quote> best,
        List<String> phrases,
        List<String> voices,
        List<Line> incidents,
        List<Quote> questions,
        List<String> gaps,
        @Nullable String unsubscribe,
        String unsubscribeWords,
        @Nullable String dashboards) {

    private static final int TEXT_BYTES = 240;
    private static final int TITLE_BYTES = 150;
    private static final int NAME_BYTES = 80;

    /** One figure, and how it compares with the time before. */
    record Figure(String name, String value, String change) {}

    /** Shares of the scored mentions in whole per cent; they add up to a hundred. */
    record Mood(long negative, long neutral, long positive, String words) {}

    /** Something that somebody said. */
    record Quote(
            String who,
            String when,
            String mood,
            @Nullable String title,
            @Nullable String text,
            @Nullable String link,
            String spread) {}

    record Line(String text, @Nullable String link) {}

    static DigestView of(
            Digest digest,
            Recipient.Digest kind,
            ZoneId zone,
            List<SourceHealth> sources,
            @Nullable String unsubscribe,
            @Nullable String console) {
        Tally now = digest.now();
        String name = MailText.oneLine(digest.brand().name());
        String figures =
                say("digest.figures.subject", MailText.count("mentions", now.mentions()), points(now.netSentiment()));
        return new DigestView(
                Phrases.labels(),
                Frame.of(digest.brand().look(), Frame.GOOD, say("footer.other")),
                MailText.line(say("digest.subject." + kind.word(), name, figures)),
                say(
                        "digest.headline",
                        name,
                        MailText.shortTime(digest.from(), zone),
                        MailText.time(digest.until(), zone)),
                now.mentions() == 0 ? say("digest.none") : say("digest.compared"),
                figures(digest),
                mood(now),
                digest.late() == 0 ? "" : say("digest.late", MailText.count("mentions", digest.late())),
                digest.worst().stream()
                        .map(story -> quote(story, "negative", zone))
                        .toList(),
                digest.best().stream()
                        .map(story -> quote(story, "positive", zone))
                        .toList(),
                orElse(
                        digest.phrases().stream()
                                .map(phrase -> say(
                                        "digest.phrase",
                                        MailText.clip(phrase.text(), NAME_BYTES),
                                        MailText.count("mentions", phrase.mentions())))
                                .toList(),
                        "digest.phrases.none"),
                digest.voices().stream().map(DigestView::voice).toList(),
                incidents(digest, zone, console),
                digest.questions().stream()
                        .map(story -> quote(story, "neutral", zone))
                        .toList(),
                gaps(sources, zone),
                unsubscribe,
                say(unsubscribe == null ? "digest.unlinked" : "digest.unsubscribe"),
                console == null ? null : console + "/?brand=" + digest.brand().id());
    }

    private static List<Figure> figures(Digest digest) {
        Tally now = digest.now();
        Tally before = digest.before();
        List<Figure> figures = new ArrayList<>();
        figures.add(count("figure.mentions", now.mentions(), before.mentions()));
        figures.add(count("figure.stories", now.stories(), before.stories()));
        figures.add(count("figure.authors", now.authors(), before.authors()));
        figures.add(new Figure(
                say("figure.mood"), points(now.netSentiment()), change(now.netSentiment(), before.netSentiment())));
        figures.add(new Figure(
                say("figure.voice"),
                share(now.shareOfVoice(digest.rivals())),
                change(now.shareOfVoice(digest.rivals()), before.shareOfVoice(digest.rivalsBefore()))));
        if (now.rated() > 0) {
            figures.add(new Figure(
                    say("figure.stars"),
                    stars(now.averageStars()),
                    say("figure.stars.before", stars(before.averageStars()))));
        }
        figures.add(count("figure.engagement", now.engagement(), before.engagement()));
        return figures;
    }

    private static Figure count(String name, long now, long before) {
        return new Figure(say(name), MailText.number(now), change(now, before));
    }

    private static String change(long now, long before) {
        if (before == 0) {
            return say("digest.change.none");
        }
        long percent = Math.round(100.0 * (now - before) / before);
        return percent == 0
                ? say("digest.change.same")
                : say("digest.change.percent", String.format(Locale.ENGLISH, "%+,d", percent));
    }

    private static String change(OptionalDouble now, OptionalDouble before) {
        if (now.isEmpty() || before.isEmpty()) {
            return say("digest.change.none");
        }
        long points = Math.round((now.getAsDouble() - before.getAsDouble()) * 100);
        return points == 0
                ? say("digest.change.same")
                : say("digest.change.points", String.format(Locale.ENGLISH, "%+d", points));
    }

    private static String points(OptionalDouble net) {
        if (net.isEmpty()) {
            return "–";
        }
        long points = Math.round(net.getAsDouble() * 100);
        return points == 0 ? "0" : String.format(Locale.ENGLISH, "%+d", points);
    }

    private static String share(OptionalDouble share) {
        return share.isEmpty() ? "–" : MailText.percent(share.getAsDouble());
    }

    private static String stars(OptionalDouble stars) {
        return stars.isEmpty() ? "–" : String.format(Locale.ENGLISH, "%.1f", stars.getAsDouble());
    }

    private static @Nullable Mood mood(Tally tally) {
        long scored = tally.scored();
        if (scored == 0) {
            return null;
        }
        long negative = Math.round(100.0 * tally.negative() / scored);
        long positive = Math.min(100 - negative, Math.round(100.0 * tally.positive() / scored));
        long neutral = 100 - negative - positive;
        return new Mood(
                negative, neutral, positive, say("digest.mood", negative + " %", neutral + " %", positive + " %"));
    }

    private static Quote quote(Story story, String mood, ZoneId zone) {
        String author = story.author() == null ? say("somebody") : MailText.clip(story.author(), NAME_BYTES);
        String copies = story.copies() > 1 ? say("copies", MailText.number(story.copies())) : "";
        String reactions = story.engagement() > 0 ? say("reactions", MailText.number(story.engagement())) : "";
        return new Quote(
                say("voice", author, MailText.clip(story.source(), NAME_BYTES)),
                MailText.shortTime(story.at(), zone),
                mood,
                excerpt(story.title(), TITLE_BYTES),
                excerpt(story.text(), TEXT_BYTES),
                SafeLink.inMail(story.url()).orElse(null),
                copies + (copies.isEmpty() || reactions.isEmpty() ? "" : ", ") + reactions);
    }

    private static @Nullable String excerpt(@Nullable String hostile, int bytes) {
        return hostile == null || hostile.isBlank() ? null : MailText.clip(hostile, bytes);
    }

    private static String voice(Digest.Voice voice) {
        String name = MailText.clip(voice.name(), NAME_BYTES);
        String mentions = MailText.count("mentions", voice.mentions());
        return voice.followers() > 0
                ? say("digest.voice.followers", name, mentions, MailText.number(voice.followers()))
                : say("digest.voice", name, mentions);
    }

    private static List<Line> incidents(Digest digest, ZoneId zone, @Nullable String console) {
        if (digest.incidents().isEmpty()) {
            return List.of(new Line(say("digest.incidents.none"), null));
        }
        return digest.incidents().stream()
                .map(event -> new Line(incident(event, zone), link(event, console)))
                .toList();
    }

    private static String incident(IncidentEvent event, ZoneId zone) {
        String state = event.event() == IncidentEvent.Type.RESOLVED ? say("status.over") : say("digest.incident.open");
        return say(
                "digest.incident",
                MailText.what(event),
                MailText.severity(event.severity()),
                MailText.shortTime(event.started(), zone),
                state);
    }

    private static @Nullable String link(IncidentEvent event, @Nullable String console) {
        return console == null
                ? null
                : console + "/incidents/"
                        + java.net.URLEncoder.encode(event.incident(), java.nio.charset.StandardCharsets.UTF_8)
                                .replace("+", "%20");
    }

    private static List<String> gaps(List<SourceHealth> sources, ZoneId zone) {
        List<String> gaps = sources.stream()
                .filter(health -> health.state() != SourceHealth.State.OK && health.state() != SourceHealth.State.ENDED)
                .map(health -> say(
                        "digest.gap",
                        health.source(),
                        health.reason() == null
                                ? health.state().name().toLowerCase(Locale.ROOT)
                                : MailText.clip(health.reason(), TEXT_BYTES),
                        health.lastItem() == null ? "–" : MailText.shortTime(health.lastItem(), zone)))
                .toList();
        return orElse(gaps, "digest.gap.none");
    }

    private static List<String> orElse(List<String> lines, String none) {
        return lines.isEmpty() ? List.of(say(none)) : lines;
    }
}
