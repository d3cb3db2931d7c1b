package dev.grapevine.sentiment.linear;

/**
 * A text to learn from.
 *
 * @param label number of its class
 * @param weight how much it counts
 */
record Sample(Features features, int label, double weight) {}
