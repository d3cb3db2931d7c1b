package dev.grapevine.mention;

import org.jspecify.annotations.Nullable;

/** What people may be led to: http and https, and no {@code javascript:} or {@code data:} that a stranger wrote. */
public final class WebAddress {

    private WebAddress() {}

    public static boolean is(@Nullable String address) {
        return address != null
                && (address.regionMatches(true, 0, "http://", 0, 7)
                        || address.regionMatches(true, 0, "https://", 0, 8));
    }

    static @Nullable String orNull(@Nullable String address) {
        return is(address) ? address : null;
    }
}
