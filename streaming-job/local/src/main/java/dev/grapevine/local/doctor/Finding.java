package dev.grapevine.local.doctor;

/**
 * What one look found.
 *
 * @param subject what was looked at
 * @param said what was seen
 * @param cure what to do; empty where there is nothing to do
 */
public record Finding(Verdict verdict, String subject, String said, String cure) {

    /** How bad it is. */
    public enum Verdict {
        FINE,
        /** It works, but not as it should at night. */
        WARNING,
        BROKEN
    }

    static Finding fine(String subject, String said) {
        return new Finding(Verdict.FINE, subject, said, "");
    }

    static Finding warning(String subject, String said, String cure) {
        return new Finding(Verdict.WARNING, subject, said, cure);
    }

    static Finding broken(String subject, String said, String cure) {
        return new Finding(Verdict.BROKEN, subject, said, cure);
    }
}
