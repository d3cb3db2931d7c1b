package dev.grapevine.dashboard.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do at the console; each may also do what those before may. */
public enum Role {
    /** See everything, change nothing. */
    READ,
    /** Act on incidents, correct labels, work off the reply queue. */
    ANSWER,
    /** Change brands and their policies. */
    ADMINISTER;

    /** As in the users' file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody of this role may do what needs the other. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As in the users' file. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
