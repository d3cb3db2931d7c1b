package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.measure.Tally;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The overview in words, ready to be laid out; nothing in it is escaped yet.
 *
 * @param crisis the gravest open incident, or null
 * @param coverage what stands behind the figures, and what does not
 * @param rivals the brands that can be compared with
 */
record OverviewView(
        Scope scope,
        @Nullable Crisis crisis,
        List<Tile> tiles,
        String coverage,
        Charts charts,
        List<Choice> rivals,
        List<TalkView.Row> aspects,
        List<TalkView.Row> heardOn,
        List<TalkView.Item> phrases,
        List<TalkView.Item> stories,
        List<TalkView.Item> voices,
        List<TalkView.Item> roles,
        List<TalkView.Item> stars,
        List<TalkView.Item> reputation,
        List<TalkView.Item> wordOfMouth,
        List<MentionRow> mentions,
        List<IncidentRow> incidents,
        List<MailRow> mails) {

    private static final int LONGEST = 400;

    record Choice(String key, String words, boolean chosen) {}

    /**
     * What somebody needs to know at 3 am.
     *
     * @param words that stand out
     * @param quote of somebody
     */
    record Crisis(String id, String headline, String who, String severity, When since, String words, String quote) {}

    /** @param link to the mentions behind it */
    record Tile(String name, String value, String note, String tone, String link) {}

    record IncidentRow(
            String id, String status, String tone, String what, String howMuch, String severity, When since) {}

    record MailRow(String state, String subject, String recipient, When when, String note) {}

    static OverviewView of(Overview overview) {
        ZoneId zone = overview.brand().zone();
        Scope scope = Scope.of(overview.brands(), overview.brand(), overview.span(), overview.end());
        TalkView talk = new TalkView(scope, overview);
        return new OverviewView(
                scope,
                crisis(overview).orElse(null),
                Tiles.of(overview, scope),
                coverage(overview),
                Charts.of(overview),
                rivals(overview),
                talk.aspects(),
                talk.sources(),
                talk.phrases(),
                talk.stories(),
                talk.voices(),
                talk.roles(),
                talk.stars(),
                Standing.reputation(overview),
                Standing.wordOfMouth(overview, scope),
                overview.mentions().stream()
                        .map(mention -> MentionRow.of(mention, zone, 1))
                        .toList(),
                overview.incidents().stream()
                        .map(event -> incident(event, zone))
                        .toList(),
                overview.deliveries().stream().map(each -> mail(each, zone)).toList());
    }

    private static Optional<Crisis> crisis(Overview overview) {
        return overview.incidents().stream()
                .filter(event -> event.event() != IncidentEvent.Type.RESOLVED
                        && !event.kind().isNotice())
                .max((a, b) -> Integer.compare(a.severity(), b.severity()))
                .map(event -> crisis(event, overview.brand().zone()));
    }

    private static Crisis crisis(IncidentEvent event, ZoneId zone) {
        return new Crisis(
                event.incident(),
                MentionRow.line(MailText.firstSentence(event), LONGEST),
                MailText.who(event.why()) + " " + MailText.moodChange(event.why()),
                MailText.severity(event.severity()),
                When.of(event.started(), zone),
                String.join(
                        ", ",
                        event.why().terms().stream()
                                .limit(5)
                                .map(term -> MentionRow.name(term.term()))
                                .toList()),
                event.evidence().stream()
                        .flatMap(each -> Stream.ofNullable(each.text()))
                        .findFirst()
                        .map(text -> MentionRow.line(text, LONGEST))
                        .orElse(""));
    }

    /** Which part of what was said is in the figures. */
    private static String coverage(Overview overview) {
        Tally total = overview.total();
        List<SourceHealth> bad = overview.sources().stream()
                .filter(source ->
                        source.state() == SourceHealth.State.FAILING || source.state() == SourceHealth.State.PARKED)
                .toList();
        int all = overview.sources().size();
        String heard = all == 0
                ? "No source has reported yet."
                : "Heard from " + (all - bad.size()) + " of " + all + " sources"
                        + (bad.isEmpty()
                                ? "."
                                : "; not from "
                                        + String.join(
                                                ", ",
                                                bad.stream()
                                                        .limit(5)
                                                        .map(source -> MentionRow.name(source.source()))
                                                        .toList())
                                        + ".");
        return heard + " "
                + (total.mentions() == 0
                        ? ""
                        : MailText.percent((double) total.unscored() / total.mentions()) + " could not be scored. ")
                + "What friends tell each other, nobody hears.";
    }

    private static List<Choice> rivals(Overview overview) {
        return overview.brands().stream()
                .filter(brand -> !brand.id().equals(overview.brand().id()))
                .map(brand -> choice(brand, overview))
                .toList();
    }

    private static Choice choice(Brand brand, Overview overview) {
        return new Choice(brand.id(), brand.name(), overview.rivals().contains(brand.id()));
    }

    static IncidentRow incident(IncidentEvent event, ZoneId zone) {
        return new IncidentRow(
                event.incident(),
                Words.status(event),
                event.event() == IncidentEvent.Type.RESOLVED ? "over" : "open",
                Words.kind(event),
                MailText.howMuch(event) + ", " + MailText.mood(event.why()),
                MailText.severity(event.severity()),
                When.of(event.started(), zone));
    }

    static MailRow mail(Delivery delivery, ZoneId zone) {
        return new MailRow(
                Words.delivery(delivery),
                delivery.subject() == null ? "" : MailText.oneLine(delivery.subject()),
                MailText.oneLine(delivery.recipient()),
                When.of(delivery.at(), zone),
                Stream.of(delivery.reason(), delivery.attempts() > 1 ? delivery.attempts() + " tries" : null)
                        .filter(note -> note != null && !note.isEmpty())
                        .map(MailText::oneLine)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(""));
    }
}
