package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
            "looks");
    private static final Pattern SENTENCE_START = Pattern.compile("(^|[.!?]\"? |\\n)(\\p{Ll})");

    private final Grammar grammar = Grammar.shipped();
    private final double hostile;
    private final int minimumLength;

    /** @param hostile share of texts that carry one of {@link HostileText} */
    Writer(double hostile, int minimumLength) {
        this.hostile = hostile;
        this.minimumLength = minimumLength;
    }

    Wording write(Brief brief, Chance chance) {
        String aspect = brief.incident() != null ? brief.incident().topic() : chance.pick(ASPECTS);
        Map<String, String> values = values(brief, aspect, chance);
        String title = brief.outlet().register().titled() ? grammar.say(titleRule(brief), values, chance) : null;
        String text = naming(brief, title, grammar.say(textRule(brief), values, chance), values);
        return new Wording(
                title == null ? null : polish(title, false),
                finish(text, brief.voice(), brief.outlet().register(), chance),
                sentiment(brief),
                aspect,
                brief.outlet().register() == Register.REVIEW ? stars(brief.label(), chance) : null);
    }

    /** Talk that is about none of the brands. */
    Wording writeUnrelated(Outlet outlet, Voice voice, Chance chance) {
        String title = outlet.register().titled() ? grammar.say("unrelated.title", Map.of(), chance) : null;
        String text = grammar.say("unrelated", Map.of(), chance);
        return new Wording(
                title == null ? null : polish(title, false),
                finish(text, voice, outlet.register(), chance),
                new TreeMap<>(),
                "unrelated",
                null);
    }

    /** The words that set an incident off. */
    Wording origin(Brief brief, Incident incident, Chance chance) {
        Map<String, String> values = values(brief, incident.topic(), chance);
        String text = grammar.say(incident.topic() + ".origin", values, chance);
        return new Wording(null, text, sentiment(brief), incident.topic(), null);
    }

    /** What somebody makes of another's words when they carry them on. */
    Wording copy(Wording original, Register register, String author, Chance chance) {
        String text = original.text();
        if (register == Register.NEWS) {
            return original.withText(grammar.say("syndicated", Map.of(), chance) + withoutLastSentence(text, chance));
        }
        String opening = grammar.say("repost", Map.of(), chance);
        String source = chance.with(0.5) ? "RT @" + author + ": " : "";
        return original.withText(opening + source + text + (chance.with(0.2) ? " (via @" + author + ")" : ""));
    }

    private static String withoutLastSentence(String text, Chance chance) {
        int cut = text.lastIndexOf(". ", text.length() - 2);
        return chance.with(0.4) && cut > text.length() / 2 ? text.substring(0, cut + 1) : text;
    }

    private Map<String, String> values(Brief brief, String aspect, Chance chance) {
        Map<String, String> values = new HashMap<>();
        name(values, brief, chance);
        if (brief.incident() != null) {
            return values;
        }
        Label label = brief.label() == Label.MIXED ? Label.POSITIVE : brief.label();
        values.put("claim", claim(aspect, label, values, chance));
        values.put("claim2", claim(otherThan(aspect, chance), label, values, chance));
        values.put("counter", claim(otherThan(aspect, chance), Label.NEGATIVE, values, chance));
        return values;
    }

    private static void name(Map<String, String> values, Brief brief, Chance chance) {
        BrandPlan brand = brief.brand();
        String product = brief.outlet().product() != null ? brief.outlet().product() : chance.pick(brand.products());
        values.put("brand", brand.name());
        values.put("product", product);
        values.put("model", product.substring(brand.name().length() + 1));
        values.put("tag", "#" + brand.name().toLowerCase(Locale.ROOT));
        if (brief.rival() != null) {
            values.put("rival", brief.rival().name());
            values.put("rivalProduct", chance.pick(brief.rival().products()));
        }
    }

    private String claim(String aspect, Label label, Map<String, String> values, Chance chance) {
        return grammar.say(aspect + "." + label.name().toLowerCase(Locale.ROOT), values, chance);
    }

    private static String otherThan(String aspect, Chance chance) {
        int at = ASPECTS.indexOf(aspect);
        return ASPECTS.get((at + 1 + chance.below(ASPECTS.size() - 1)) % ASPECTS.size());
    }

    private static String textRule(Brief brief) {
        String register = brief.outlet().register().rule();
        if (brief.incident() != null) {
            String said = brief.outlet().register() == Register.BLOG ? "forum" : register;
            boolean asks = brief.label() == Label.NEUTRAL && brief.outlet().register() != Register.NEWS;
            return brief.incident().topic() + "." + (asks ? "neutral" : said);
        }
        if (brief.rival() != null) {
            return brief.label() == Label.POSITIVE ? "compare.better" : "compare.worse";
        }
        return register + "." + brief.label().name().toLowerCase(Locale.ROOT);
    }

    private String titleRule(Brief brief) {
        String register = brief.outlet().register().rule();
        if (brief.incident() != null) {
            String own = brief.incident().topic() + "." + register + ".title";
            return grammar.has(own) ? own : brief.incident().topic() + ".title";
        }
        if (brief.rival() != null) {
            return "compare.title";
        }
        String own = register + ".title." + brief.label().name().toLowerCase(Locale.ROOT);
        return grammar.has(own) ? own : register + ".title.neutral";
    }

    /** Everybody names what they write about; where the phrases do not, the product goes in front. */
    private static String naming(Brief brief, @Nullable String title, String text, Map<String, String> values) {
        String words = ((title == null ? "" : title) + " " + text).toLowerCase(Locale.ROOT);
        return words.contains(brief.brand().name().toLowerCase(Locale.ROOT))
                ? text
                : values.get("product") + ": " + text;
    }

    private String finish(String text, Voice voice, Register register, Chance chance) {
        boolean casual = voice.casual() && register != Register.NEWS && register != Register.BLOG;
        StringBuilder out = new StringBuilder(polish(text, casual));
        while (out.length() < minimumLength) {
            out.append(' ')
                    .append(polish(grammar.say("blog.filler", Map.of(), chance), casual))
                    .append('.');
        }
        if (chance.with(hostile)) {
            out.append(' ').append(chance.pick(HostileText.SAMPLES));
        }
        return out.toString();
    }

    private static String polish(String text, boolean casual) {
        return casual
                ? text
                : SENTENCE_START
                        .matcher(text)
                        .replaceAll(start -> start.group(1) + start.group(2).toUpperCase(Locale.ROOT));
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
}
