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

/** A secret key: from the environment, else made once and kept in the data directory. */
final class KeptKey {

    private static final int BYTES = 32;

    private KeptKey() {}

    /** Of the author pseudonyms. */
    static String ofPseudonyms(Settings settings, Path directory) throws IOException {
        return of(settings, Setting.PSEUDONYM_KEY, directory.resolve("pseudonym.key"));
    }

    /** Of the links in mails. */
    static String ofLinks(Settings settings, Path directory) throws IOException {
        return of(settings, Setting.LINK_KEY, directory.resolve("link.key"));
    }

    private static String of(Settings settings, Setting setting, Path file) throws IOException {
        Optional<String> given = settings.find(setting);
        if (given.isPresent()) {
            return given.get();
        }
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
