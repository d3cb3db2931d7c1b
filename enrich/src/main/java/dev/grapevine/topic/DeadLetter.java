package dev.grapevine.topic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What could not be used, with its original bytes as the record's value and the rest as its headers.
 *
 * @param stage which part refused it: ingest, reputation or index
 * @param source name in sources.yml, or the topic it was read from
 * @param position where in the source it stood (line, offset, native id): equal for the same item after a restart
 * @param reason a constant such as NOT_JSON
 * @param detail what was expected and where; never what people wrote
 */
public record DeadLetter(byte[] original, String stage, String source, String position, String reason, String detail) {

    public static final String STAGE = "stage";
    public static final String SOURCE = "source";
    public static final String POSITION = "position";
    public static final String REASON = "reason";
    public static final String DETAIL = "detail";

    /** The record's headers, in a fixed order. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(STAGE, stage);
        headers.put(SOURCE, source);
        headers.put(POSITION, position);
        headers.put(REASON, reason);
        headers.put(DETAIL, detail);
        return headers;
    }

    public static DeadLetter of(byte @Nullable [] original, Map<String, String> headers) {
        return new DeadLetter(
                original == null ? new byte[0] : original,
                headers.getOrDefault(STAGE, ""),
                headers.getOrDefault(SOURCE, ""),
                headers.getOrDefault(POSITION, ""),
                headers.getOrDefault(REASON, ""),
                headers.getOrDefault(DETAIL, ""));
    }
}
