package dev.grapevine.ingest.fetch;

import java.io.IOException;
import okhttp3.Response;
import okio.Buffer;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Source;

/**
 * Unpacks the body of an answer and stops early where it becomes too large, or too large for what was sent: archives
 * can be bombs.
 */
final class BodyReader {

    private static final int CHUNK = 16 * 1024;
    private static final int MAX_RATIO = 100;

    /** From here on the ratio counts; short bodies may well be nothing but blanks. */
    private static final int RATIO_FROM = 1024 * 1024;

    private final long maxBytes;

    BodyReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @throws Refused with what is wrong with it */
    byte[] read(Response response) throws IOException {
        String encoding = response.header("Content-Encoding", "identity");
        byte[] body = read(response.body().source(), encoding);
        boolean isArchive = encoding.equalsIgnoreCase("identity") && body.length > 2 && isGzip(body);
        return isArchive ? read(new Buffer().write(body), "gzip") : body;
    }

    /** A file that is packed itself, as sitemaps often are, is unpacked once, within the same bounds. */
    private static boolean isGzip(byte[] body) {
        return (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }

    private byte[] read(Source in, String encoding) throws IOException {
        Counting sent = new Counting(in);
        Source source = unpacked(sent, encoding);
        try (Buffer body = new Buffer()) {
            while (source.read(body, CHUNK) >= 0) {
                judge(body.size(), sent.bytes);
            }
            return body.readByteArray();
        }
    }

    /** One layer at most, of the kind that was asked for. */
    private static Source unpacked(Source sent, String encoding) throws Refused {
        if (encoding.equalsIgnoreCase("identity")) {
            return sent;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new GzipSource(sent);
        }
        throw new Refused("the body is encoded in a way we did not ask for");
    }

    private void judge(long unpacked, long sent) throws Refused {
        if (unpacked > maxBytes) {
            throw new Refused("larger than " + maxBytes + " bytes");
        }
        if (unpacked > RATIO_FROM && unpacked > sent * MAX_RATIO) {
            throw new Refused("unpacks to more than " + MAX_RATIO + " times its size");
        }
    }

    /** A body that is not read to its end. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    private static final class Counting extends ForwardingSource {

        private long bytes;

        Counting(Source source) {
            super(source);
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
