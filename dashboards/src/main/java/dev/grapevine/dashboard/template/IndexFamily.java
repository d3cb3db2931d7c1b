package dev.grapevine.dashboard.template;

import java.util.Locale;

/** Indices of one kind, behind one alias. */
public enum IndexFamily {
    /** One document per mention and brand, by event month. */
    MENTIONS(true),
    /** One document per brand, source and five minutes, by event month. */
    ROLLUPS(true),
    /** Events of incidents. */
    ALERTS(false),
    /** How each source is doing. */
    SOURCE_HEALTH(false),
    /** Who was told of what. */
    DELIVERIES(false),
    /** What people did. */
    CASES(false);

    private static final String VERSION = "-v1";

    private final boolean monthly;

    IndexFamily(boolean monthly) {
        this.monthly = monthly;
    }

    /** The name that everybody reads, such as {@code grapevine-mentions}; also the template's. */
    public String alias() {
        return "grapevine-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether each month has an index of its own, made by whoever writes the month's first document. */
    public boolean isMonthly() {
        return monthly;
    }

    /** The real index of a family that has only one. */
    public String onlyIndex() {
        return alias() + VERSION;
    }

    /** Which indices the template is for. */
    public String pattern() {
        return alias() + "-*";
    }
}
