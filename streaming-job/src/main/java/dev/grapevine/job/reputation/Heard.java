package dev.grapevine.job.reputation;

import dev.grapevine.mention.Mention;

/**
 * A mention on its way to its history.
 *
 * @param again fed again on purpose: not taken for unchanged
 */
public record Heard(Mention mention, boolean again) {}
