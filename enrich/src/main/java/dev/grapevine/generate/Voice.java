package dev.grapevine.generate;

/**
 * Somebody who writes.
 *
 * @param warmth -1 (always complains) to 1 (always praises)
 * @param casual writes without capitals
 * @param hasty mixes up letters
 */
record Voice(String handle, long followers, double warmth, boolean casual, boolean hasty) {}
