package dev.grapevine.spike;

import java.time.Instant;

/**
 * Counts that arrived together: one mention as a rule, a pre-aggregate in files.
 *
 * @param stories unique ones, not by the brand itself
 * @param negative those of them that are negative
 * @param copies further ones of stories that were told already
 */
record Batch(String source, Instant eventTime, Instant fetched, int stories, int negative, int copies) {

    Batch(String source, Instant eventTime, Instant fetched, int stories, int negative) {
        this(source, eventTime, fetched, stories, negative, 0);
    }
}
