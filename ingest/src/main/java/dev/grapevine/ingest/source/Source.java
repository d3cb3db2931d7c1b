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
 * @param options what only its kind of source can be told
 */
public record Source(
        String name,
        SourceKind kind,
        String location,
        Duration every,
        String platform,
        SourceType sourceType,
        Handling handling,
        Options options) {

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

    /** A source whose kind is told nothing in particular. */
    public Source(
            String name,
            SourceKind kind,
            String location,
            Duration every,
            String platform,
            SourceType sourceType,
            Handling handling) {
        this(name, kind, location, every, platform, sourceType, handling, Options.NONE);
    }

    /** A source with the defaults of its kind. */
    public static Source of(String name, SourceKind kind, String location, Duration every) {
        return of(name, kind, location, every, Options.NONE);
    }

    /** A source with the defaults of its kind, which is told something. */
    public static Source of(String name, SourceKind kind, String location, Duration every, Options options) {
        return new Source(name, kind, location, every, kind.platform(), kind.sourceType(), Handling.DEFAULT, options);
    }
}
