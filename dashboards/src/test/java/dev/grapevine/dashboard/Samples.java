package dev.grapevine.dashboard;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Span;
import dev.grapevine.dashboard.mail.SampleIncident;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.EnrichedMention.Matched;
import dev.grapevine.enrichment.EnrichedMention.MentionRef;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Contracts;
import dev.grapevine.mention.Author;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** One complete value of every contract that is shown to people; no field is left out. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Samples() {}

    public static Brand brand(String id, String name, String... recipients) {
        return new Brand(
                id,
                name,
                name,
                false,
                List.of("globex"),
                List.of("@" + id),
                List.of(id + ".example"),
                ZoneId.of("Europe/Berlin"),
                List.of(recipients).stream()
                        .map(address -> new Recipient(address, "pr"))
                        .toList(),
                null);
    }

    public static IncidentEvent incident() {
        return SampleIncident.opened(NOON);
    }

    public static EnrichedMention mention() {
        return Contracts.enriched().toBuilder()
                .mention(new MentionRef("ab12", true))
                .source("mastodon-search")
                .url("https://social.example/@ann/1")
                .author(new Author("author-1", "Ann", 120L, true))
                .text("The battery of my Acme swelled up.")
                .sentiment(Sentiment.of(Label.NEGATIVE, 0.9, 0.08, 0.02, "corenlp-sr/4.5.10"))
                .match(new Matched(List.of("acme"), List.of(new Span("text", 18, 22))))
                .build();
    }

    /** A mention that could not be scored, the one field that the other cannot have. */
    public static EnrichedMention unscoredMention() {
        return mention().asDeleted(NOON.toEpochMilli()).toBuilder()
                .deleted(false)
                .brand("globex")
                .own(true)
                .text("...")
                .language("und")
                .sentiment(Sentiment.unscored("language", "corenlp-sr/4.5.10"))
                .build();
    }

    public static Rollup rollup() {
        return new Rollup(
                1, "acme", "mastodon-search", NOON, NOON.toEpochMilli(), 12, 11, 9, 8, 6, 2, 1, 1, 2, 5_000, 40, 3, 7);
    }

    public static SourceHealth health() {
        return new SourceHealth(
                1, "news", SourceHealth.State.DEGRADED, NOON, "2 of 5 items have no date", 300, NOON, 20, 5, 412);
    }

    public static Delivery delivery() {
        return new Delivery(
                1,
                incident().id(),
                incident().incident(),
                "acme",
                "pr@acme.example",
                Delivery.State.REFUSED,
                NOON,
                2,
                "<1@grapevine.example>",
                "Acme: complaints",
                "550 no such user",
                Delivery.Kind.DIGEST,
                NOON,
                NOON,
                NOON,
                List.of("story-1"));
    }

    public static Act act() {
        return new Act(
                1,
                incident().incident(),
                Act.Verb.SILENCE,
                NOON,
                "ann",
                "known: planned outage",
                NOON.plusSeconds(3600));
    }
}
