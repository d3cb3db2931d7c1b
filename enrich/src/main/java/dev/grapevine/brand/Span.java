package dev.grapevine.brand;

/**
 * Where a query's term stands in a mention.
 *
 * @param field "title" or "text"
 * @param start UTF-16 offset of its first character
 * @param end UTF-16 offset behind its last character
 */
public record Span(String field, int start, int end) {}
