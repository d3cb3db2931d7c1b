package dev.grapevine.brand;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a change of brands would change about mentions that were already heard. */
public final class BrandChange implements AutoCloseable {

    private final Set<String> changed;
    private final BrandMatcher before;
    private final BrandMatcher after;

    /**
     * @param pseudonyms of the authors, for {@code author:} terms; null where the key is not known
     * @throws InvalidBrandsException with every problem of every query
     */
    public BrandChange(Collection<Brand> before, Collection<Brand> after, @Nullable Pseudonyms pseudonyms) {
        this.changed = changed(before, after);
        this.before = ChangingMatcher.of(only(before), pseudonyms);
        this.after = ChangingMatcher.of(only(after), pseudonyms);
    }

    /** Brands that are new, heard otherwise than before, or gone; ordered. */
    public Set<String> brands() {
        return changed;
    }

    /**
     * @param before changed brands that the mention was about
     * @param after changed brands that it is about now
     */
    public record Effect(Set<String> before, Set<String> after) {

        /** On a mention that no changed brand is about. */
        public static final Effect NONE = new Effect(Set.of(), Set.of());

        /** Whether the mention has to be looked at again. */
        public boolean concerns() {
            return !before.isEmpty() || !after.isEmpty();
        }

        public Set<String> added() {
            Set<String> added = new TreeSet<>(after);
            added.removeAll(before);
            return added;
        }

        public Set<String> removed() {
            Set<String> removed = new TreeSet<>(before);
            removed.removeAll(after);
            return removed;
        }
    }

    public Effect on(Mention mention) {
        Subject subject = Subject.of(mention);
        return new Effect(ids(before.match(mention, subject)), ids(after.match(mention, subject)));
    }

    @Override
    public void close() {
        before.close();
        after.close();
    }

    private static Set<String> ids(List<Match> matches) {
        return matches.stream().map(match -> match.brand().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Brand> only(Collection<Brand> brands) {
        return brands.stream().filter(brand -> changed.contains(brand.id())).toList();
    }

    private static Set<String> changed(Collection<Brand> before, Collection<Brand> after) {
        Map<String, List<Object>> was = before.stream().collect(Collectors.toMap(Brand::id, BrandChange::heard));
        Map<String, List<Object>> is = after.stream().collect(Collectors.toMap(Brand::id, BrandChange::heard));
        Set<String> changed = new TreeSet<>(was.keySet());
        changed.addAll(is.keySet());
        changed.removeIf(id -> Objects.equals(was.get(id), is.get(id)));
        return changed;
    }

    /** What decides what is said of a mention: who is told of it, and when, does not. */
    private static List<Object> heard(Brand brand) {
        return List.of(brand.query(), brand.name(), brand.ownAccounts(), brand.ownDomains(), brand.market());
    }
}
