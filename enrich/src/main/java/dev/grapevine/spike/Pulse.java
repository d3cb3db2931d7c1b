package dev.grapevine.spike;

import java.time.Instant;

/**
 * What a brand heard within the last minutes against what is usual.
 *
 * @param count unique stories of the running five minutes and those before
 * @param expected of that stretch, as far as it has gone by
 */
public record Pulse(String brand, Instant at, long count, double expected) {}
