package dev.grapevine.rule;

import dev.grapevine.mention.Mention;
import java.util.Locale;

/** The bundled rules are English words; on another language they would find what is not there. */
final class English {

    private English() {}

    static boolean mayBe(Mention mention) {
        String language = mention.language();
        return language == null || language.toLowerCase(Locale.ROOT).matches("(en|und)([-_].*)?");
    }
}
