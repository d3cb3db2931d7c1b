package dev.grapevine.dashboard.console;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a {@link Console} shows besides the settings.
 *
 * @param mailBox folder of .eml files, the built-in mail box of the local stack; empty elsewhere
 * @param remembers whether answers of some seconds ago are shown while new ones are fetched
 */
public record ConsoleOptions(Optional<Path> mailBox, boolean remembers) {

    public static final ConsoleOptions DEFAULT = new ConsoleOptions(Optional.empty(), true);

    /** Every page asks anew, whatever that costs. */
    static final ConsoleOptions FORGETFUL = new ConsoleOptions(Optional.empty(), false);

    public static ConsoleOptions withMailBox(Path folder) {
        return new ConsoleOptions(Optional.of(folder), true);
    }
}
