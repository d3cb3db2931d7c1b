package dev.grapevine.mention;

import org.jspecify.annotations.Nullable;

/** Where it stands in a conversation: mention ids, or native ids where the parent was not heard. */
public record ThreadRef(@Nullable String parent, @Nullable String root) {}
