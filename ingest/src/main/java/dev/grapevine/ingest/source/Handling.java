package dev.grapevine.ingest.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the mentions of a source are to be treated.
 *
 * @param language BCP 47, where the source itself declares none
 * @param license of the texts, such as CC-BY-SA-4.0
 * @param retain how long the source's terms let its texts be kept
 * @param showNames whether display names are kept; otherwise only the pseudonym is
 */
public record Handling(
        @Nullable String language,
        @Nullable String license,
        @Nullable Duration retain,
        boolean showNames) {

    public static final Handling DEFAULT = new Handling(null, null, null, false);
}
