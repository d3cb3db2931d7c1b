package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts phrases together to what one of the invented people writes. */
final class Writer {

    private static final List<String> ASPECTS = List.of(
            "taste",
            "battery",
            "speed",
            "seal",
            "weight",
            "price",
            "sturdy",
            "service",
            "delivery",
            "cleaning",
            "noise",
            "parts",
            "looks",
            "handling",
            "waste");

    private final Grammar grammar = Grammar.shipped();
    private final Script script = new Script(grammar);
    private final double hostile;
    private final int minimumLength;

    /** @param hostile share of texts that carry one of {@link HostileText} */
    Writer(double hostile, int minimumLength) {
        this.hostile = hostile;
        this.minimumLength = minimumLength;
    }

    Wording write(Brief brief, Chance chance) {
        String aspect = chance.pick(ASPECTS);
        Slots slots = slots(brief, aspect, chance);
        Draft draft = draft(script.text(brief), script.title(brief), brief.outlet(), slots, chance);
        return new Wording(
                draft.title(),
                finish(draft.naming(brief.brand().name(), slots.named("product")), brief, chance),
                sentiment(brief),
                brief.topic().orElse(slots.wasAsked("claim") ? aspect : "general"),
                brief.outlet().register() == Register.REVIEW ? stars(brief.label(), chance) : null);
    }

    /** Talk that is about none of the brands. */
    Wording writeUnrelated(Outlet outlet, Voice voice, Chance chance) {
        Draft draft = draft("unrelated", "unrelated.title", outlet, new Slots(), chance);
        String text = finish(draft.text(), voice, outlet.register(), chance);
        return new Wording(draft.title(), text, new TreeMap<>(), "unrelated", null);
    }

    /** The words that set an incident off. */
    Wording origin(Brief brief, Incident incident, Chance chance) {
        if (incident.topic() == null) {
            return write(brief, chance);
        }
        Slots slots = slots(brief, "general", chance);
        String text = grammar.say(incident.topic() + ".origin", slots, chance);
        return new Wording(null, text, sentiment(brief), incident.topic(), null);
    }

    boolean states(Incident incident) {
        return incident.topic() != null && grammar.has(incident.topic() + ".own");
    }

    /** What a brand itself has to say. */
    Wording statement(String rule, Brief brief, Chance chance) {
        Slots slots = slots(brief, "general", chance);
        String title = rule.equals("own") ? "own.title" : rule + ".title";
        Draft draft = draft(rule, title, brief.outlet(), slots, chance);
        String text = Hand.capitals(draft.naming(brief.brand().name(), slots.named("product")));
        return new Wording(draft.title(), text, sentiment(brief), "general", null);
    }

    /** What somebody makes of another's words when they carry them on. */
    Wording copy(Wording original, Register register, String author, Chance chance) {
        String text = original.text();
        if (register.headlined()) {
            return original.withText(grammar.say("syndicated", new Slots(), chance) + shortened(text, chance));
        }
        String opening = grammar.say("repost", new Slots(), chance);
        String reposted = chance.with(0.7) ? "RT @" + author + ": " + text : text + " (via @" + author + ")";
        return original.withText(opening + reposted);
    }

    private static String shortened(String text, Chance chance) {
        int cut = text.lastIndexOf(". ", text.length() - 2);
        return chance.with(0.3) && cut > text.length() / 2 ? text.substring(0, cut + 1) : text;
    }

    private Draft draft(String textRule, String titleRule, Outlet outlet, Slots slots, Chance chance) {
        if (outlet.register().headlined()) {
            return Draft.headlined(grammar.say(textRule, slots, chance));
        }
        String title = outlet.register().titled() ? Hand.capitals(grammar.say(titleRule, slots, chance)) : null;
        return new Draft(title, grammar.say(textRule, slots, chance));
    }

    private static Slots slots(Brief brief, String aspect, Chance chance) {
        BrandPlan brand = brief.brand();
        String product = brief.outlet().product() != null ? brief.outlet().product() : chance.pick(brand.products());
        Label label = brief.label() == Label.MIXED ? Label.POSITIVE : brief.label();
        Slots slots = new Slots()
                .name("brand", brand.name())
                .name("product", product)
                .name("model", product.substring(brand.name().length() + 1))
                .name("tag", "#" + brand.name().toLowerCase(Locale.ROOT))
                .let("claim", Script.claim(aspect, label))
                .let("claim2", Script.claim(otherThan(aspect, chance), label))
                .let("counter", Script.claim(otherThan(aspect, chance), Label.NEGATIVE));
        return brief.rival() == null
                ? slots
                : slots.name("rival", brief.rival().name())
                        .name("rivalProduct", chance.pick(brief.rival().products()));
    }

    private static String otherThan(String aspect, Chance chance) {
        int at = ASPECTS.indexOf(aspect);
        return ASPECTS.get((at + 1 + chance.below(ASPECTS.size() - 1)) % ASPECTS.size());
    }

    private String finish(String text, Brief brief, Chance chance) {
        return finish(text, brief.voice(), brief.outlet().register(), chance);
    }

    private String finish(String text, Voice voice, Register register, Chance chance) {
        StringBuilder out = new StringBuilder(text);
        Slots slots = new Slots();
        while (out.length() < minimumLength) {
            out.append('\n').append(grammar.say("padding", slots, chance)).append('.');
        }
        String written = Hand.write(out.toString(), voice, register, chance);
        return chance.with(hostile) ? written + " " + chance.pick(HostileText.SAMPLES) : written;
    }

    private static SortedMap<String, Label> sentiment(Brief brief) {
        SortedMap<String, Label> sentiment = new TreeMap<>();
        sentiment.put(brief.brand().id(), brief.label());
        if (brief.rival() != null) {
            sentiment.put(brief.rival().id(), brief.label() == Label.POSITIVE ? Label.NEGATIVE : Label.POSITIVE);
        }
        return sentiment;
    }

    private static int stars(Label label, Chance chance) {
        return switch (label) {
            case POSITIVE -> chance.with(0.65) ? 5 : 4;
            case NEGATIVE -> chance.with(0.6) ? 1 : 2;
            case NEUTRAL, MIXED -> 3;
        };
    }

    /** Words before anybody has typed them. */
    private record Draft(@Nullable String title, String text) {

        static final String HEADLINE_END = " || ";

        /** A phrase that brings its headline with it. */
        static Draft headlined(String phrase) {
            int end = phrase.indexOf(HEADLINE_END);
            return new Draft(Hand.capitals(phrase.substring(0, end)), phrase.substring(end + HEADLINE_END.length()));
        }

        /** Everybody names what they write about; where the phrases do not, the product goes in front. */
        String naming(String brand, String product) {
            return text.contains(brand) || (title != null && title.contains(brand)) ? text : product + ": " + text;
        }
    }
}
