package dev.grapevine.local.server;

import dev.grapevine.mention.MentionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds places that an unprivileged user may enter, for when root starts a server that refuses to be root.
 *
 * <p>A folder below {@code /root} is closed to everybody else, whatever its own permissions say. What has to be reached
 * there stands below {@code /var/tmp} instead: the distribution as a copy, a data folder as a link to it.
 */
final class Reach {

    private static final Path OUTSIDE = Path.of("/var/tmp");

    private Reach() {}

    /** Whether everybody may enter all folders on the way to a path. */
    static boolean isOpen(Path path) throws IOException {
        for (Path each = path.toAbsolutePath().getParent(); each != null; each = each.getParent()) {
            if (Files.exists(each)
                    && !Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** The distribution itself, or a copy that can be reached; made once. */
    static Path distribution(Path home) throws IOException {
        if (isOpen(home)) {
            return home;
        }
        Path copy = outside("grapevine-" + home.getFileName());
        Path complete = copy.resolve("complete");
        if (Files.notExists(complete)) {
            copyTree(home, copy.resolve("home"));
            Files.createFile(complete);
        }
        return copy.resolve("home");
    }

    /** The folder itself, or the one outside that it then is a link to. */
    static Path folder(Path folder) throws IOException {
        if (isOpen(folder)) {
            return Files.createDirectories(folder);
        }
        Path name = folder.toAbsolutePath();
        Path target = outside("grapevine-" + MentionId.sha256(name.toString()).substring(0, 16));
        if (!Files.isSymbolicLink(folder)) {
            Files.createSymbolicLink(folder, target);
        }
        return target;
    }

    /** Others may write into /var/tmp: what is there under our name must be ours, or we leave it alone. */
    private static Path outside(String name) throws IOException {
        Path path = OUTSIDE.resolve(name);
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        if (Files.isSymbolicLink(path)
                || !List.of(0, EmbeddedElasticsearch.UNPRIVILEGED_ID).contains(Files.getAttribute(path, "unix:uid"))) {
            throw new IOException(
                    path + " belongs to somebody else: remove it, or use a data folder that everybody" + " may enter");
        }
        return path;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (Files.notExists(target)) {
                    Files.copy(path, target);
                }
            }
        }
    }
}
