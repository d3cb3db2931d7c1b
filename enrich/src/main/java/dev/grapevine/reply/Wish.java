package dev.grapevine.reply;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who wrote wants to be answered, as far as their source tells.
 *
 * @param words of the source, such as "mail"; empty where it tells nothing
 */
public record Wish(String words) {

    /** What means that nobody should write back, in the languages that surveys and help desks are kept in. */
    private static final Set<String> NONE = Set.of(
            "no",
            "none",
            "never",
            "nobody",
            "false",
            "0",
            "no contact",
            "no answer",
            "do not contact",
            "don't contact",
            "not at all",
            "opt out",
            "opted out",
            "unsubscribed",
            "nein",
            "keine",
            "kein kontakt",
            "non",
            "aucun",
            "ninguno",
            "nessuno",
            "geen");

    public static Wish of(@Nullable String preference) {
        return new Wish(preference == null ? "" : preference.strip());
    }

    /** Whether they asked to be left alone: then nobody is given the task to answer. */
    public boolean isForNoAnswer() {
        return NONE.contains(words.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]+", " "));
    }

    /** Whether they named a way. */
    public boolean isForAWay() {
        return !words.isEmpty() && !isForNoAnswer();
    }
}
