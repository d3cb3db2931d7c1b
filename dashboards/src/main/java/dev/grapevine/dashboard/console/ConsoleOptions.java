package dev.grapevine.dashboard.console;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a {@link Console} shows besides the settings.
 *
 * @param mailBox folder of .eml files, the built-in mail box of the local stack; empty elsewhere
 */
public record ConsoleOptions(Optional<Path> mailBox) {

    public static final ConsoleOptions DEFAULT = new ConsoleOptions(Optional.empty());

    public static ConsoleOptions withMailBox(Path folder) {
        return new ConsoleOptions(Optional.of(folder));
    }
}
