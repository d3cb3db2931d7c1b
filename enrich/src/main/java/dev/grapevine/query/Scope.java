package dev.grapevine.query;

import java.util.List;
import java.util.Locale;

/** Where words are looked for. */
enum Scope {
    /** In the title and in the text. */
    ANYWHERE,
    TITLE,
    TEXT,
    URL;

    private static final List<String> SAID = List.of("title", "text");

    List<String> fields() {
        return this == ANYWHERE ? SAID : List.of(name().toLowerCase(Locale.ROOT));
    }
}
