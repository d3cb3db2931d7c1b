package dev.grapevine.local.command;

import dev.grapevine.local.fill.Filling;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** How many mentions are invented, and over what time. */
final class InventedOptions {

    @Option(
            names = "--mentions",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many there are (default: ${DEFAULT-VALUE}).")
    private long mentions = 1_000_000;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "28",
            description = "Over how many days they spread (default: ${DEFAULT-VALUE}).")
    private long days = 28;

    long mentions() {
        return mentions;
    }

    Filling.Options until(Instant end, long seed) {
        return new Filling.Options(mentions, end.minus(Duration.ofDays(days)), end, seed);
    }
}
