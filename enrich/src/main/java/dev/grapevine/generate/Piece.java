package dev.grapevine.generate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something written, ready to be published.
 *
 * @param story id of the mention it is a copy of; null where it is original
 */
record Piece(
        Wording wording,
        Outlet outlet,
        Voice voice,
        Instant at,
        @Nullable String incident,
        @Nullable String story) {}
