package dev.grapevine.brand;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers what.
 *
 * @param name such as "logistics"
 * @param aspects that are theirs, by name
 * @param intents that are theirs
 * @param secret name of the environment variable that holds the address of their help desk's webhook; null for none
 */
public record Team(
        String name,
        List<String> aspects,
        List<String> intents,
        @Nullable String secret) {

    public Team {
        aspects = List.copyOf(aspects);
        intents = List.copyOf(intents);
    }

    /** Whether a mention of this intent about these aspects is theirs. */
    public boolean answers(@Nullable String intent, Collection<String> about) {
        return (intent != null && intents.contains(intent)) || about.stream().anyMatch(aspects::contains);
    }
}
