package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Recipient.Channel;
import dev.grapevine.brand.Team;
import dev.grapevine.dashboard.channel.Notifier;
import dev.grapevine.dashboard.gate.Visitor;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.Note;
import dev.grapevine.dashboard.mail.Posted;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.reply.Need;
import dev.grapevine.reply.Wish;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives a mention to the help desk or CRM of a team, by its signed webhook (docs/mails.md says how to check one). */
final class HandOver {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int EXCERPT = 2_000;

    private final Notifier notifier;
    private final Optional<String> publicUrl;

    HandOver(Settings settings) {
        this.notifier = Notifier.of(settings, PATIENCE);
        this.publicUrl = settings.find(Setting.PUBLIC_URL);
    }

    /** The mention's id is the delivery's, so that a help desk knows one that it already has. */
    Posted post(Team team, Brand brand, EnrichedMention mention, Visitor by, Instant now) {
        Recipient desk =
                new Recipient(team.name(), null, Channel.WEBHOOK, team.secret(), null, null, 0, 0, null, null, null);
        return notifier.post(desk, mention.id(), note(team, brand, mention, by), now);
    }

    private Note note(Team team, Brand brand, EnrichedMention mention, Visitor by) {
        Wish wish = Wish.of(mention.contactPreference());
        String text = Stream.of(mention.title(), mention.text())
                .filter(part -> part != null && !part.isBlank())
                .reduce((title, body) -> title + "\n" + body)
                .orElse("");
        return new Note(
                mention.mention().id(),
                MailText.oneLine(brand.name() + ", " + team.name() + ": " + MentionRow.intent(mention)),
                Stream.of(
                                "from " + MentionRow.who(mention) + " on " + MentionRow.name(mention.source()) + ", "
                                        + mention.eventTime(),
                                String.join(
                                        ", ",
                                        Need.of(mention, mention.eventTime()).reasons()),
                                wish.isForAWay() ? "wants an answer by: " + MentionRow.name(wish.words()) : "",
                                by.isKnown() ? "handed over by " + by.name() : "")
                        .filter(line -> !line.isEmpty())
                        .toList(),
                List.of(new Note.Quote(
                        MailText.shorten(MailText.withoutTurns(text), EXCERPT),
                        SafeLink.of(mention.url()).orElse(null))),
                publicUrl.stream()
                        .map(url -> new Note.Action(
                                "Open in Grapevine",
                                url.replaceAll("/$", "") + "/replies?brand=" + brand.id() + "#m-"
                                        + mention.mention().id()))
                        .toList(),
                1,
                false,
                null);
    }
}
