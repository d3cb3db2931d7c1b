package dev.grapevine.brand;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mention like this is enough to alert. Everything that is given has to be true of it.
 *
 * @param name what the mail calls it, such as "risk terms"
 * @param query in the language of brand queries, such as {@code recall OR lawsuit}; null for any text
 * @param outlets hosts, such as "news.example"; empty for anywhere
 * @param reach followers its author has at least; 0 for anybody
 */
public record MustSee(String name, @Nullable String query, List<String> outlets, long reach) {

    public MustSee(String name, @Nullable String query, @Nullable List<String> outlets, long reach) {
        this.name = Objects.requireNonNull(name, "name of a must-see rule");
        this.query = query == null || query.isBlank() ? null : query;
        this.outlets = outlets == null
                ? List.of()
                : outlets.stream()
                        .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""))
                        .toList();
        this.reach = Math.max(0, reach);
        if (this.query == null && this.outlets.isEmpty() && this.reach == 0) {
            throw new IllegalArgumentException("must-see rule '" + name + "': expected a query, outlets or a reach");
        }
    }
}
