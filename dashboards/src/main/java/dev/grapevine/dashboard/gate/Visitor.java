package dev.grapevine.dashboard.gate;

/**
 * Who is asking.
 *
 * @param name of the user; empty at a console without users, where whoever acts types a name
 * @param token stands in every form that this visitor is given, and in none of anybody else's
 */
public record Visitor(String name, Role role, String token) {

    /** Whether this visitor has signed in. */
    public boolean isKnown() {
        return !name.isEmpty();
    }

    /** The name that stands on what this visitor does. */
    public String nameOr(String other) {
        return isKnown() ? name : other;
    }
}
