package dev.grapevine.brand;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Matches against many brands of which now and then one changes, without storing all their queries again.
 *
 * <p>Beside the large set that was stored once stands a small one of what changed since, which hides its older state.
 * Where the small one grows beyond a twentieth, everything is stored anew.
 */
public final class ChangingMatcher implements BrandMatcher {

    private static final int TWENTIETH = 20;

    /** Up to here plain evaluation was measured to be cheaper; docs/benchmarks/matching.md. */
    private static final int MOST_PLAIN = 20_000;

    private final Map<String, Brand> stored;
    private final BrandMatcher large;
    private final Set<String> hidden;
    private final BrandMatcher small;
    private final @Nullable Pseudonyms pseudonyms;

    private ChangingMatcher(
            Map<String, Brand> stored,
            BrandMatcher large,
            Set<String> hidden,
            BrandMatcher small,
            @Nullable Pseudonyms pseudonyms) {
        this.stored = stored;
        this.large = large;
        this.hidden = hidden;
        this.small = small;
        this.pseudonyms = pseudonyms;
    }

    /**
     * @param pseudonyms of the authors, for {@code author:} terms; null where the key is not known
     * @throws InvalidBrandsException with every problem of every query
     * @throws IllegalArgumentException if two brands have the same id
     */
    public static ChangingMatcher of(Collection<Brand> brands, @Nullable Pseudonyms pseudonyms) {
        BrandMatcher shared = SharedMatcher.of(brands, pseudonyms, () -> open(brands, pseudonyms));
        return new ChangingMatcher(byId(brands), shared, Set.of(), open(List.of(), null), pseudonyms);
    }

    private static BrandMatcher open(Collection<Brand> brands, @Nullable Pseudonyms pseudonyms) {
        return brands.size() <= MOST_PLAIN
                ? PlainBrandMatcher.of(brands, pseudonyms)
                : LuceneBrandMatcher.of(brands, pseudonyms);
    }

    /**
     * The matcher of other brands, which takes over what this one stored: this one is not to be used any more.
     *
     * @throws InvalidBrandsException with every problem of every changed query; this one goes on to work then
     */
    public ChangingMatcher changed(Collection<Brand> brands) {
        Map<String, Brand> now = byId(brands);
        Set<String> other = new TreeSet<>();
        stored.forEach((id, brand) -> {
            if (!brand.equals(now.get(id))) {
                other.add(id);
            }
        });
        List<Brand> changed = now.values().stream()
                .filter(brand -> !brand.equals(stored.get(brand.id())))
                .toList();
        if (other.size() + changed.size() > 1 + stored.size() / TWENTIETH) {
            ChangingMatcher anew = of(brands, pseudonyms);
            close();
            return anew;
        }
        BrandMatcher next = open(changed, pseudonyms);
        small.close();
        return new ChangingMatcher(stored, large, other, next, pseudonyms);
    }

    @Override
    public List<Match> match(Mention mention, Subject subject) {
        List<Match> matches = new ArrayList<>(large.match(mention, subject));
        matches.removeIf(match -> hidden.contains(match.brand().id()));
        List<Match> others = small.match(mention, subject);
        if (!others.isEmpty()) {
            matches.addAll(others);
            matches.sort(Comparator.comparing(match -> match.brand().id()));
        }
        return matches;
    }

    @Override
    public void close() {
        large.close();
        small.close();
    }

    private static Map<String, Brand> byId(Collection<Brand> brands) {
        return brands.stream().collect(Collectors.toMap(Brand::id, Function.identity(), (a, b) -> b));
    }
}
