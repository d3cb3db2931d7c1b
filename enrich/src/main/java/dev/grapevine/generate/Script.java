package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.util.Locale;

/** Which rules of the grammar a brief calls for. */
final class Script {

    private final Grammar grammar;

    Script(Grammar grammar) {
        this.grammar = grammar;
    }

    String text(Brief brief) {
        String register = brief.outlet().register().rule();
        if (brief.topic().isPresent()) {
            String topic = brief.topic().get();
            String said = brief.outlet().register() == Register.BLOG ? "forum" : register;
            boolean asks =
                    brief.label() == Label.NEUTRAL && !brief.outlet().register().headlined();
            return topic + "." + (asks ? "neutral" : said);
        }
        if (brief.rival() != null) {
            return brief.label() == Label.POSITIVE ? "compare.better" : "compare.worse";
        }
        return register + "." + word(brief.label());
    }

    String title(Brief brief) {
        String register = brief.outlet().register().rule();
        if (brief.topic().isPresent()) {
            String topic = brief.topic().get();
            return either(topic + "." + register + ".title", topic + ".title");
        }
        if (brief.rival() != null) {
            return "compare.title";
        }
        return either(register + ".title." + word(brief.label()), register + ".title.neutral");
    }

    static String claim(String aspect, Label label) {
        return aspect + "." + word(label);
    }

    private String either(String rule, String otherwise) {
        return grammar.has(rule) ? rule : otherwise;
    }

    private static String word(Label label) {
        return label.name().toLowerCase(Locale.ROOT);
    }
}
