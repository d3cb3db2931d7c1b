package dev.grapevine.query;

import org.jspecify.annotations.Nullable;

/**
 * That one clause of a query is true of a mention, and where.
 *
 * @param clause as written in the query
 * @param field "title", "text", "url", or the property's name
 * @param start UTF-16 offset in the field; null for a property, which matches as a whole
 * @param end UTF-16 offset behind it; null for a property
 */
public record Finding(
        String clause,
        String field,
        @Nullable Integer start,
        @Nullable Integer end) {}
