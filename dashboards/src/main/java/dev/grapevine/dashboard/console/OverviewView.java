package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.measure.Tally;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The overview in words, ready to be laid out; nothing in it is escaped yet. */
record OverviewView(
        Scope scope,
        List<Tile> tiles,
        List<MentionRow> mentions,
        List<IncidentRow> incidents,
        List<MailRow> mails,
        List<SourceRow> sources) {

    private static final int EXCERPT = 280;

    record Choice(String key, String words, boolean chosen) {}

    record Tile(String name, String value, String note, String tone) {}

    record MentionRow(
            String mood,
            String who,
            String source,
            String when,
            @Nullable String title,
            String text,
            @Nullable String link) {}

    record IncidentRow(
            String id, String status, String tone, String what, String howMuch, String severity, String since) {}

    record MailRow(String state, String subject, String recipient, String when, String note) {}

    record SourceRow(
            String name,
            String state,
            String tone,
            String note,
            String when,
            String newest,
            String every,
            String read) {}

    static OverviewView of(Overview overview) {
        ZoneId zone = overview.brand().zone();
        return new OverviewView(
                Scope.of(overview.brands(), overview.brand(), overview.span(), overview.end()),
                tiles(overview),
                overview.mentions().stream()
                        .map(mention -> mention(mention, zone))
                        .toList(),
                overview.incidents().stream()
                        .map(event -> incident(event, zone))
                        .toList(),
                overview.deliveries().stream().map(OverviewView::mail).toList(),
                overview.sources().stream().map(source -> source(source, zone)).toList());
    }

    private static List<Tile> tiles(Overview overview) {
        Tally now = overview.total();
        Tally before = overview.before();
        return List.of(
                new Tile(
                        "Mentions", Words.compact(now.mentions()), Words.change(now.mentions(), before.mentions()), ""),
                new Tile(
                        "Different stories",
                        Words.compact(now.stories()),
                        Words.change(now.stories(), before.stories()),
                        ""),
                new Tile(
                        "Net sentiment",
                        Words.balance(now.netSentiment()),
                        "before: " + Words.balance(before.netSentiment()) + "; -100 all bad, +100 all good",
                        tone(now)),
                new Tile(
                        "Negative",
                        Words.share(now.negativeShare()),
                        "before: " + Words.share(before.negativeShare()),
                        ""),
                new Tile(
                        "Share of voice",
                        Words.share(now.shareOfVoice(overview.competitors())),
                        "of the stories about all brands",
                        ""),
                new Tile(
                        "Potential reach",
                        Words.compact(now.reach()),
                        "followers added up, not people who saw it",
                        ""));
    }

    private static String tone(Tally tally) {
        long points = Math.round(tally.netSentiment().orElse(0) * 100);
        return points < 0 ? "negative" : points > 0 ? "positive" : "";
    }

    private static MentionRow mention(EnrichedMention mention, ZoneId zone) {
        return new MentionRow(
                mood(mention),
                who(mention),
                MailText.oneLine(mention.source()),
                MailText.shortTime(mention.eventTime(), zone),
                mention.title() == null ? null : MailText.oneLine(mention.title()),
                excerpt(mention.text()),
                SafeLink.of(mention.url()).orElse(null));
    }

    static String who(EnrichedMention mention) {
        String name = mention.author() == null ? null : mention.author().name();
        return name == null ? "Somebody" : MailText.oneLine(name);
    }

    static String mood(EnrichedMention mention) {
        return mention.sentiment() == null || mention.sentiment().label() == null
                ? "not scored"
                : mention.sentiment().label().name().toLowerCase(Locale.ROOT);
    }

    private static String excerpt(@Nullable String text) {
        return text == null ? "" : MailText.shorten(MailText.oneLine(text), EXCERPT);
    }

    private static IncidentRow incident(IncidentEvent event, ZoneId zone) {
        return new IncidentRow(
                event.incident(),
                Words.status(event),
                event.event() == IncidentEvent.Type.RESOLVED ? "over" : "open",
                Words.kind(event),
                MailText.howMuch(event) + ", " + MailText.mood(event.why()),
                MailText.severity(event.severity()),
                MailText.shortTime(event.started(), zone));
    }

    static MailRow mail(Delivery delivery) {
        return new MailRow(
                Words.delivery(delivery),
                delivery.subject() == null ? "" : delivery.subject(),
                delivery.recipient(),
                delivery.at().toString(),
                Stream.of(delivery.reason(), delivery.attempts() > 1 ? delivery.attempts() + " tries" : null)
                        .filter(note -> note != null && !note.isEmpty())
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(""));
    }

    static SourceRow source(SourceHealth health, ZoneId zone) {
        String tone = switch (health.state()) {
            case OK, ENDED -> "good";
            case DEGRADED, PARKED -> "fair";
            case FAILING -> "bad";
        };
        return new SourceRow(
                health.source(),
                Words.health(health),
                tone,
                health.reason() == null ? "" : MailText.oneLine(health.reason()),
                MailText.shortTime(health.at(), zone),
                health.lastItem() == null ? "–" : MailText.shortTime(health.lastItem(), zone),
                MailText.number(health.everySeconds()) + " s",
                MailText.number(health.read()));
    }
}
