package dev.grapevine.ingest.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a document to text: byte order mark, then the header's charset, then the document's own declaration, then
 * UTF-8 if it is valid, then windows-1252. Never fails; what cannot be read becomes a replacement character.
 *
 * <p>As browsers do, latin-1 and ASCII mean windows-1252 (WHATWG Encoding).
 */
public final class Decoding {

    private static final int PRESCAN = 1024;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Set<String> MEANS_1252 = Set.of("iso-8859-1", "us-ascii", "latin1", "ascii");

    private static final Pattern HEADER =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\\s\"';,]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");
    private static final Pattern META = Pattern.compile(
            "<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([^\\s\"'/>;]{1,40})", Pattern.CASE_INSENSITIVE);

    private Decoding() {}

    /** @param contentType the HTTP header, if there was one */
    public static String decode(byte[] bytes, @Nullable String contentType) {
        Mark mark = Mark.of(bytes);
        if (mark != null) {
            return new String(bytes, mark.length, bytes.length - mark.length, mark.charset);
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return new String(bytes, wide);
        }
        String head = new String(bytes, 0, Math.min(bytes.length, PRESCAN), StandardCharsets.ISO_8859_1);
        Optional<Charset> stated = find(HEADER, contentType)
                .or(() -> find(XML, head).or(() -> find(META, head)).map(Decoding::notWide));
        return stated.map(charset -> new String(bytes, charset)).orElseGet(() -> guess(bytes));
    }

    private static Optional<Charset> find(Pattern pattern, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        String known = name.strip().toLowerCase(Locale.ROOT);
        if (MEANS_1252.contains(known)) {
            return Optional.of(WINDOWS_1252);
        }
        try {
            return Optional.of(Charset.forName(known)).filter(Charset::canEncode);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** A declaration that could be read byte by byte is not in UTF-16, whatever it says. */
    private static Charset notWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                ? StandardCharsets.UTF_8
                : charset;
    }

    /** UTF-16 and UTF-32 without a mark show in the zeros around the first bracket (XML 1.0 appendix F). */
    private static @Nullable Charset wide(byte[] b) {
        if (b.length < 4) {
            return null;
        }
        if (b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] == '<') {
            return UTF_32BE;
        }
        if (b[0] == '<' && b[1] == 0 && b[2] == 0 && b[3] == 0) {
            return UTF_32LE;
        }
        if (b[0] == 0 && b[1] == '<' && b[2] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return b[0] == '<' && b[1] == 0 && b[3] == 0 ? StandardCharsets.UTF_16LE : null;
    }

    private static String guess(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS_1252);
        }
    }

    private record Mark(Charset charset, int length) {

        static @Nullable Mark of(byte[] b) {
            if (starts(b, 0xef, 0xbb, 0xbf)) {
                return new Mark(StandardCharsets.UTF_8, 3);
            }
            if (starts(b, 0, 0, 0xfe, 0xff)) {
                return new Mark(UTF_32BE, 4);
            }
            if (starts(b, 0xff, 0xfe, 0, 0)) {
                return new Mark(UTF_32LE, 4);
            }
            if (starts(b, 0xfe, 0xff)) {
                return new Mark(StandardCharsets.UTF_16BE, 2);
            }
            return starts(b, 0xff, 0xfe) ? new Mark(StandardCharsets.UTF_16LE, 2) : null;
        }

        private static boolean starts(byte[] bytes, int... prefix) {
            for (int i = 0; i < prefix.length; i++) {
                if (i >= bytes.length || (bytes[i] & 0xff) != prefix[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
