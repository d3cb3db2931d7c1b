package dev.grapevine.dashboard.mail;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * That something cannot be seen.
 *
 * @param subject brand id where one brand is not heard, else empty
 * @param since by the wall clock
 */
public record Blindness(Scope scope, String subject, Instant since) {

    private static final String PREFIX = "blind";

    /** What has failed. */
    public enum Scope {
        /** The job makes no progress. */
        JOB,
        /** No source reports. */
        SOURCES,
        /** All sources of one brand fail. */
        BRAND
    }

    /** Stands where an incident's id would. */
    public String id() {
        return PREFIX + "|" + word() + "|" + subject + "|" + since;
    }

    /** What an id stands for; empty where it is none of a blindness. */
    public static Optional<Blindness> of(String id) {
        String[] parts = id.split("\\|", -1);
        if (parts.length != 4 || !parts[0].equals(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Blindness(Scope.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2], Instant.parse(parts[3])));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What fails, without when. */
    public String what() {
        return word() + "|" + subject;
    }

    String key(String prefix) {
        return prefix + word();
    }

    private String word() {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
