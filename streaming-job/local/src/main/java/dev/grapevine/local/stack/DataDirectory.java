package dev.grapevine.local.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one directory that a local stack keeps everything in, locked while it runs. */
public final class DataDirectory implements AutoCloseable {

    private static final long NEEDED_BYTES = 1L << 30;

    private final Path path;
    private final boolean temporary;
    private final FileChannel channel;

    private DataDirectory(Path path, boolean temporary, FileChannel channel) {
        this.path = path;
        this.temporary = temporary;
        this.channel = channel;
    }

    /**
     * @param wanted where to keep everything; null for a temporary directory that is deleted at the end
     * @throws UsageException if it is in use, cannot be written or has too little space; says what to do
     */
    public static DataDirectory open(@Nullable Path wanted) throws IOException {
        Path path = wanted == null ? temporary() : wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            requireSpace(path);
            return new DataDirectory(path, wanted == null, lock(path));
        } catch (AccessDeniedException | FileAlreadyExistsException e) {
            throw new UsageException("cannot write to the data directory " + path
                    + ": choose another one with --data, or make it a directory of yours");
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (temporary) {
            delete(path);
        }
    }

    /** Everybody may enter it, nobody may look into it: Elasticsearch may run as another user. */
    private static Path temporary() throws IOException {
        Path path = Files.createTempDirectory("grapevine-");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        return path;
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolve("grapevine.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new UsageException("the data directory " + path + " is in use by another Grapevine (process " + holder
                    + "): stop that one first, or choose another directory with --data");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void requireSpace(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        if (store.getUsableSpace() < NEEDED_BYTES) {
            throw new UsageException("the disk of " + path + " has only "
                    + (store.getUsableSpace() >> 20) + " MB left and Grapevine needs at least " + (NEEDED_BYTES >> 20)
                    + " MB: make room, or choose a directory on another disk with --data");
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
