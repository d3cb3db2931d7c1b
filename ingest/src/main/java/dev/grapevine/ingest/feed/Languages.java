package dev.grapevine.ingest.feed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Language tags as feeds and servers state them (BCP 47). */
final class Languages {

    /** Said on purpose that no language is meant: an empty {@code xml:lang} (XML 1.0 section 2.12). */
    static final String UNDETERMINED = "und";

    private static final int MAX_LENGTH = 35;
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*");

    private Languages() {}

    /** Null where it cannot be a tag. */
    static @Nullable String tag(String stated) {
        String tag = stated.strip().replace('_', '-');
        return tag.isEmpty() || tag.length() > MAX_LENGTH ? null : tag;
    }

    /** {@code Content-Language}, where it names one language: a list says whom the page is for, not what it is in. */
    static @Nullable String ofHeader(@Nullable String header) {
        String tag = header == null ? null : tag(header);
        return tag != null && TAG.matcher(tag).matches() ? tag : null;
    }

    /** The first that was stated; nothing where that states that there is none. */
    static @Nullable String first(@Nullable String... stated) {
        for (String tag : stated) {
            if (tag != null) {
                return tag.equals(UNDETERMINED) ? null : tag;
            }
        }
        return null;
    }
}
