package dev.grapevine.ingest.connector;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file from an offset on, as bytes, however long the file and whatever is in it. */
public final class Lines implements AutoCloseable {

    /** Of a longer line only the beginning is kept, so that it fits into a dead letter. */
    static final int MAX_LINE = 512 * 1024;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private long offset;

    private Lines(InputStream in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    public static Lines of(Path file, long offset) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        channel.position(offset);
        return new Lines(new BufferedInputStream(Channels.newInputStream(channel), BUFFER), offset);
    }

    /** @return null at the end of the file; the last line need not end with a line feed */
    public @Nullable Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        long length = 0;
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (length++ < MAX_LINE) {
                bytes.write(b);
            }
        }
        offset += length + (b < 0 ? 0 : 1);
        return new Line(bytes.toByteArray(), length > MAX_LINE, offset);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * @param cut whether the line was longer than it is here
     * @param end the offset after it
     */
    public record Line(byte[] bytes, boolean cut, long end) {

        public boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }
}
