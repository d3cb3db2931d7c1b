package dev.grapevine.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on loopback that keeps every mail it is given as a file, and sends none on.
 *
 * <p>A mail is accepted only after its file is complete, so that what the sender takes for delivered can be read.
 */
public final class MailBox implements AutoCloseable {

    private final SMTPServer server;
    private final Path folder;
    private final AtomicLong next;

    private MailBox(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.next = new AtomicLong(count() + 1);
        this.server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> keep(data))
                .build();
    }

    /** @param folder for the mails, one {@code .eml} file each; survives restarts */
    public static MailBox start(Path folder) throws IOException {
        MailBox box = new MailBox(folder);
        box.server.start();
        return box;
    }

    public int port() {
        return server.getPortAllocated();
    }

    public Path folder() {
        return folder;
    }

    /** How many mails it holds. */
    public long count() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private void keep(byte[] mail) {
        String name = "%06d".formatted(next.getAndIncrement());
        Path whole = folder.resolve(name + ".eml");
        Path part = folder.resolve(name + ".part");
        try {
            Files.write(part, mail);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a mail as " + whole, e);
        }
    }
}
