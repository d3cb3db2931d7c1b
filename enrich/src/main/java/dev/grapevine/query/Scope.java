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

    List<String> fields() {
        return this == ANYWHERE ? List.of("title", "text") : List.of(name().toLowerCase(Locale.ROOT));
    }
}
