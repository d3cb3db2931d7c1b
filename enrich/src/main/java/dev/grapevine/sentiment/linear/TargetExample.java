package dev.grapevine.sentiment.linear;

/**
 * A text with the sentiment towards something in it.
 *
 * @param source the file it stands in
 * @param label 0 negative, 1 neutral, 2 positive
 * @param start UTF-16 offset of the target's first character
 * @param end UTF-16 offset behind its last character
 */
record TargetExample(String source, int label, String text, int start, int end) {}
