package dev.grapevine.query;

import java.util.Locale;

/** What a query can ask of a mention besides its words; compared as a whole. */
enum Property {
    /** Name, handle or pseudonym; "@" may be left out. */
    AUTHOR,
    /** Host of the url, or a domain above it. */
    SITE,
    /** BCP 47; a primary tag such as "en" stands for all its regions. */
    LANG,
    /** Name in sources.yml, or the platform. */
    SOURCE,
    /** Declared hashtags and those in title and text, "#" may be left out. */
    HASHTAG;

    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    String fold(String value) {
        String folded = Folding.fold(value.strip());
        return switch (this) {
            case AUTHOR -> withoutPrefix(folded, "@");
            case HASHTAG -> withoutPrefix(folded, "#");
            case SITE -> withoutPrefix(folded, "www.");
            case LANG, SOURCE -> folded;
        };
    }

    private static String withoutPrefix(String value, String prefix) {
        return value.startsWith(prefix) ? value.substring(prefix.length()) : value;
    }
}
