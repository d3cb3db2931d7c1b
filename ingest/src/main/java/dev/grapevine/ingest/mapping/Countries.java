package dev.grapevine.ingest.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries by ISO 3166-1, of two letters or of three. */
final class Countries {

    private static final Map<String, String> BY_THREE = byThree();

    private Countries() {}

    /** Null where it is neither. */
    static @Nullable String alpha2(String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        return upper.matches("[A-Z]{2}") ? upper : BY_THREE.get(upper);
    }

    private static Map<String, String> byThree() {
        Map<String, String> codes = new HashMap<>();
        for (String country : Locale.getISOCountries()) {
            codes.put(new Locale("", country).getISO3Country(), country);
        }
        return Map.copyOf(codes);
    }
}
