package dev.grapevine.json;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Campaign;
import dev.grapevine.brand.Limit;
import dev.grapevine.brand.Look;
import dev.grapevine.brand.Market;
import dev.grapevine.brand.MustSee;
import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Span;
import dev.grapevine.brand.Team;
import dev.grapevine.correction.Correction;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.Annotation;
import dev.grapevine.incident.Handling;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.mention.Aggregate;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Customer;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.mention.Place;
import dev.grapevine.mention.Rating;
import dev.grapevine.mention.ThreadRef;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.rule.Industry;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** One value of each contract with every field set. */
public final class Contracts {

    /** The smallest picture that is one. */
    public static final String LOGO =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static final Instant NOON = Mentions.NOON;

    private Contracts() {}

    public static Mention mention() {
        return Mentions.post("1", "Acme's phone is awful \ud83d\ude21")
                .revision("r1")
                .title("A title")
                .author(new Author("pseudonym", "The Daily Example", 120L, true))
                .rating(new Rating(2, 5, 1, true))
                .engagement(new Engagement(3L, 1L, 0L, 9L, NOON))
                .thread(new ThreadRef("parent", "root"))
                .item(new Item("Product", "Phone 3", "Acme", "https://acme.example/phone"))
                .place(new Place("DE", 52.5, 13.4, "store-7"))
                .links(List.of("https://acme.example"))
                .hashtags(List.of("AcmeFail"))
                .aggregate(new Aggregate(4.1, 312))
                .visibility("public")
                .license("CC-BY-4.0")
                .retainUntil(NOON.plusSeconds(60))
                .customer(new Customer("key", "given", "mail"))
                .touchpoint("hotline")
                .unknown(Map.of("author/pronouns", TextNode.valueOf("they"), "mood", TextNode.valueOf("grim")))
                .build();
    }

    public static Brand brand() {
        return new Brand(
                "acme",
                "Acme",
                "acme -pie",
                true,
                List.of("beta"),
                List.of("@acme"),
                List.of("acme.example"),
                ZoneId.of("Europe/Berlin"),
                List.of(new Recipient(
                        "night",
                        "pr",
                        Recipient.Channel.SLACK,
                        "GRAPEVINE_SECRET_SLACK",
                        ZoneId.of("Europe/London"),
                        new Recipient.Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0)),
                        12,
                        2,
                        Duration.ofMinutes(15),
                        List.of(),
                        LocalTime.of(8, 0))),
                new Brand.AlertPolicy(
                        Brand.Sensitivity.HIGH,
                        3,
                        List.of("negative", "must-see"),
                        12,
                        List.of(new MustSee("risk terms", "recall OR lawsuit", List.of("news.example"), 1_000)),
                        List.of(new Limit(Limit.What.NEGATIVE, 20, 60)),
                        List.of(new Campaign("summer sale", NOON, NOON.plusSeconds(3600)))),
                new Look("#7B2D8B", LOGO),
                new Market(
                        Industry.ELECTRONICS,
                        List.of(new Market.OwnAspect("hinge", "hinge OR hinges")),
                        List.of("@ann"),
                        List.of("daily.example"),
                        List.of(new Team(
                                "logistics", List.of("delivery"), List.of("help"), "GRAPEVINE_SECRET_HELP_DESK")),
                        "beta"));
    }

    public static EnrichedMention enriched() {
        return EnrichedMention.of(mention(), "acme")
                .site("testnet.example")
                .sentiment(
                        Sentiment.of(Label.NEGATIVE, 0.9, 0.08, 0.02, "test/1").beside(Sentiment.AGREE))
                .correction(new EnrichedMention.Corrected("war-zone", "ann", NOON, "neutral"))
                .aspects(List.of(
                        EnrichedMention.Aspect.of("quality", Label.NEGATIVE, List.of(new Span("text", 16, 21)))))
                .intent("complaint")
                .urgency("low")
                .emerging(List.of("#acmefail"))
                .canonical("https://testnet.example/1")
                .story(new EnrichedMention.Story("story", true))
                .voice(new EnrichedMention.Voice(
                        "pseudonym",
                        true,
                        "detractor",
                        List.of("3 of 4 mentions negative"),
                        new EnrichedMention.Standing(4, 3, 0, 12, NOON)))
                .match(new EnrichedMention.Matched(List.of("acme"), List.of(new Span("text", 0, 4))))
                .build();
    }

    public static Correction correction() {
        return new Correction(Correction.VERSION, "war-zone", "acme", "\"war zone\"", Label.NEUTRAL, NOON, "ann");
    }

    public static Rollup rollup() {
        return new Rollup(Rollup.VERSION, "acme", "testnet", NOON, 1, 5, 4, 3, 2, 1, 1, 1, 1, 1, 120, 7, 2, 6.5);
    }

    public static IncidentEvent incident() {
        return new IncidentEvent(
                IncidentEvent.VERSION,
                "acme|negative|2026-03-02T12:00:00Z",
                0,
                IncidentEvent.Type.OPENED,
                "acme",
                "Acme",
                IncidentEvent.Kind.NEGATIVE,
                NOON,
                NOON,
                false,
                true,
                3,
                40,
                4.5,
                1,
                9,
                60,
                new IncidentEvent.Why(
                        50,
                        40,
                        38,
                        30,
                        5,
                        5,
                        0.2,
                        List.of(new IncidentEvent.Term("recall", 30, 12.5, 80.1)),
                        List.of(new IncidentEvent.Share("testnet", 50, 1)),
                        List.of(new IncidentEvent.Share("DE", 20, 1)),
                        List.of(new IncidentEvent.Share("The Daily Example", 5, 0.1)),
                        10L,
                        0.55,
                        new IncidentEvent.Ratings(12, 1.8, 4.2),
                        7L),
                List.of(new IncidentEvent.CurvePoint(NOON, 40, 4.5, 1, 9, 30)),
                List.of(new IncidentEvent.Evidence(
                        mention().id(),
                        "https://testnet.example/1",
                        "A title",
                        "Acme's phone is awful",
                        "The Daily Example",
                        "testnet",
                        NOON,
                        Label.NEGATIVE,
                        4,
                        1,
                        IncidentEvent.Role.FIRST)),
                "more than 9 negative stories in an hour",
                "1",
                List.of(IncidentEvent.Kind.NEGATIVE, IncidentEvent.Kind.RATING_DROP),
                "testnet",
                "risk terms: recall",
                new Handling(
                        Handling.Criticality.DIGEST,
                        Handling.Because.CAMPAIGN,
                        "ann",
                        NOON.plusSeconds(3600),
                        "beta|volume|2026-03-02T11:00:00Z",
                        List.of("beta")),
                List.of(new Annotation(
                        Annotation.Subject.CAMPAIGN, "campaign: summer sale", NOON, NOON.plusSeconds(3600))),
                new IncidentEvent.Learning(5, 14),
                9.3,
                30);
    }

    public static Act act() {
        return new Act(
                Act.VERSION,
                "acme|negative|2026-03-02T12:00:00Z",
                Act.Verb.SILENCE,
                NOON,
                "ann",
                "a known fault",
                NOON.plusSeconds(3600),
                Act.Reason.KNOWN);
    }
}
