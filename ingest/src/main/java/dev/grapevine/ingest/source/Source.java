package dev.grapevine.ingest.source;

import dev.grapevine.mention.SourceType;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One place that is listened to.
 *
 * @param name unique; the key of its position and its health
 * @param location the URL, or the path of the file
 * @param every how long after the start of a poll the next one is due, on the stream's clock
 * @param platform where its mentions come from, unless an item says otherwise
 * @param sourceType what they are, unless an item says otherwise
 */
public record Source(
        String name,
        SourceKind kind,
        String location,
        Duration every,
        String platform,
        SourceType sourceType,
        Handling handling) {

    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    public Source {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: expected lower-case letters, digits, '.', '_' and '-', found '" + name + "'");
        }
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("every: expected a positive duration such as PT15M, found " + every);
        }
        if (location.isBlank() || platform.isBlank()) {
            throw new IllegalArgumentException("a source needs a location and a platform");
        }
    }

    /** A source with the defaults of its kind. */
    public static Source of(String name, SourceKind kind, String location, Duration every) {
        return new Source(name, kind, location, every, kind.platform(), kind.sourceType(), Handling.DEFAULT);
    }
}
