package dev.grapevine.local.stack;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The key of the author pseudonyms: from the environment, else made once and kept in the data directory. */
final class PseudonymKey {

    private static final int BYTES = 32;

    private PseudonymKey() {}

    static String of(Settings settings, Path directory) throws IOException {
        Optional<String> given = settings.find(Setting.PSEUDONYM_KEY);
        if (given.isPresent()) {
            return given.get();
        }
        Path file = directory.resolve("pseudonym.key");
        if (Files.notExists(file)) {
            make(file);
        }
        return Files.readString(file).strip();
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(key));
    }
}
