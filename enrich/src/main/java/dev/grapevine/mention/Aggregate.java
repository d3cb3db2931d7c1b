package dev.grapevine.mention;

/** An average rating and how many it is made of, as its page states them. */
public record Aggregate(double value, long count) {}
