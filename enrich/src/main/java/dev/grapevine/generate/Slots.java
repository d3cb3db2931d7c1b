package dev.grapevine.generate;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one text keeps to while its phrases are put together: whom and what it names, which rule stands for which claim,
 * and what it has said already, so that it neither contradicts nor repeats itself.
 */
final class Slots {

    /** Things that are the same wherever one text names them. */
    private static final Set<String> KEPT =
            Set.of("who", "name", "town", "trip", "place", "span", "colour", "shop", "weather", "count");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> rules = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<Object> said = Collections.newSetFromMap(new IdentityHashMap<>());

    Slots name(String slot, String value) {
        values.put(slot, value);
        return this;
    }

    /** Lets a slot be filled by another rule than the one of its name. */
    Slots let(String slot, String rule) {
        rules.put(slot, rule);
        return this;
    }

    String named(String slot) {
        return values.getOrDefault(slot, "");
    }

    boolean wasAsked(String slot) {
        return asked.contains(slot);
    }

    @Nullable
    String value(String slot) {
        return values.get(slot);
    }

    /** The rule that fills a slot. */
    String ask(String slot) {
        String rule = rules.get(slot);
        if (rule == null) {
            return slot;
        }
        asked.add(slot);
        return rule;
    }

    boolean keeps(String slot) {
        return KEPT.contains(slot);
    }

    /** Whether this is the first time that the text says it. */
    boolean isNew(Object phrase) {
        return said.add(phrase);
    }
}
