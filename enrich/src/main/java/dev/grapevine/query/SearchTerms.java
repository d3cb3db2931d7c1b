package dev.grapevine.query;

import dev.grapevine.query.Clause.And;
import dev.grapevine.query.Clause.Or;
import dev.grapevine.query.Clause.Raw;
import dev.grapevine.query.Clause.Said;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to type into a source's search so that it brings everything a query can match: each match holds at least one of
 * the terms.
 *
 * <p>Of parts that must all be there one is enough: the one with the fewest terms, of these the longest. Exclusions and
 * properties (author, source, language) are nothing that can be searched for.
 */
public final class SearchTerms {

    private static final int SHORTEST = 2;
    private static final Pattern FIRST = Pattern.compile("\"([^\"]+)\"|([^\\s\"()]+)");

    private SearchTerms() {}

    /** @return nothing where the query is wrong, or holds nothing that can be searched for */
    public static List<String> of(String query) {
        return QueryParser.parse(query) instanceof ParsedQuery.Good good ? List.copyOf(of(good.clause())) : List.of();
    }

    private static Set<String> of(Clause clause) {
        if (clause instanceof And and) {
            return and.parts().stream()
                    .map(SearchTerms::of)
                    .filter(terms -> !terms.isEmpty())
                    .min(Comparator.<Set<String>>comparingInt(Set::size).thenComparing(terms -> -shortest(terms)))
                    .orElse(Set.of());
        }
        if (clause instanceof Or or) {
            return either(or);
        }
        if (clause instanceof Said said) {
            return searchable(said.written()).map(Set::of).orElse(Set.of());
        }
        return clause instanceof Raw raw && raw.literal().length() >= SHORTEST ? Set.of(raw.literal()) : Set.of();
    }

    /** One way that cannot be searched for makes the whole useless. */
    private static Set<String> either(Or or) {
        Set<String> all = new LinkedHashSet<>();
        for (Clause part : or.parts()) {
            Set<String> terms = of(part);
            if (terms.isEmpty()) {
                return Set.of();
            }
            all.addAll(terms);
        }
        return all;
    }

    private static int shortest(Set<String> terms) {
        return terms.stream().mapToInt(String::length).min().orElse(0);
    }

    /** The first word or phrase, without its field and without a wildcard, which searches do not know. */
    private static Optional<String> searchable(String written) {
        Matcher first = FIRST.matcher(written.replaceFirst("^[a-z]+:", ""));
        if (!first.find()) {
            return Optional.empty();
        }
        String term = first.group(1) == null ? first.group(2) : first.group(1);
        String plain = term.replaceFirst("~\\d*$", "");
        return plain.length() < SHORTEST || plain.contains("*") || plain.contains("?")
                ? Optional.empty()
                : Optional.of(plain);
    }
}
