package dev.grapevine.mention;

import org.jspecify.annotations.Nullable;

/** What the customer allowed a company to know: key and preference only with consent. */
public record Customer(
        @Nullable String key,
        @Nullable String consent,
        @Nullable String contactPreference) {}
