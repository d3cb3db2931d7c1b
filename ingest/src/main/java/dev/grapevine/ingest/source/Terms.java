package dev.grapevine.ingest.source;

import dev.grapevine.brand.Brand;
import dev.grapevine.query.SearchTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What sources are searched for: given terms, and, where they say {@code from-brands}, those of the brands' queries. */
public final class Terms {

    static final String FROM_BRANDS = "from-brands";

    private volatile List<String> ofBrands = List.of();

    /** The brands that stand now; sources take them up with their next poll. */
    public void follow(Collection<Brand> brands) {
        Set<String> terms = new LinkedHashSet<>();
        for (Brand brand : brands) {
            List<String> searchable = SearchTerms.of(brand.query());
            terms.addAll(searchable.isEmpty() ? List.of(brand.name()) : searchable);
        }
        ofBrands = List.copyOf(terms);
    }

    public boolean areGiven(Source source) {
        return !source.options().list(Option.TERMS.key()).isEmpty();
    }

    public List<String> of(Source source) {
        List<String> terms = new ArrayList<>();
        for (String term : source.options().list(Option.TERMS.key())) {
            terms.addAll(term.equals(FROM_BRANDS) ? ofBrands : List.of(term));
        }
        return terms.stream().distinct().toList();
    }

    /** Whether a text holds one of a source's terms; always where the source has none. */
    public boolean isAbout(Source source, String text) {
        if (!areGiven(source)) {
            return true;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return of(source).stream().anyMatch(term -> lower.contains(term.toLowerCase(Locale.ROOT)));
    }
}
