package dev.grapevine.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/**
 * Bytes of one message that Grapevine itself wrote, and the value they stand for.
 *
 * <p>For messages between our own parts, where a malformed one is a bug and may throw. What comes from outside is read
 * by {@link dev.grapevine.mention.MentionCodec}, which never throws.
 */
public final class Codec<T> {

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private Codec(Class<T> type, ObjectMapper mapper) {
        this.type = type;
        this.reader = mapper.readerFor(type);
        this.writer = mapper.writerFor(type);
    }

    /** As JSON: for topics, files and everything else that people may look at. */
    public static <T> Codec<T> of(Class<T> type) {
        return new Codec<>(type, Json.json());
    }

    /** As Smile, JSON's binary form with the same rules for fields that come and go: for state and exchange. */
    public static <T> Codec<T> binary(Class<T> type) {
        return new Codec<>(type, Json.binary());
    }

    public Class<T> type() {
        return type;
    }

    public byte[] encode(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a " + type.getSimpleName(), e);
        }
    }

    /**
     * @throws UncheckedIOException if the bytes are not a {@code T}; it says where, and quotes nothing of them, because
     *     it may end in a log
     */
    public T decode(byte[] bytes) {
        try {
            return reader.readValue(bytes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not a " + type.getSimpleName() + place(e), new IOException(place(e)));
        } catch (IOException e) {
            throw new UncheckedIOException("not a " + type.getSimpleName(), e);
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String line = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
        return e instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()
                ? line + ", at " + path(wrong)
                : line;
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("/"));
    }
}
