package dev.grapevine.brand;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.AuthorNames;
import dev.grapevine.query.Candidates;
import dev.grapevine.query.Clause;
import dev.grapevine.query.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Matches a mention against all brands at once without an index of documents: what a mention has chooses the queries
 * that can be true at all, and these are evaluated plainly. Many threads may ask it at once.
 *
 * <p>Finds what {@link LuceneBrandMatcher} finds, at a third of the cost, because no document need be built and indexed
 * of each mention (docs/adr/0019).
 */
final class PlainBrandMatcher implements BrandMatcher {

    private final List<BrandQuery> queries;
    private final Candidates candidates;
    private final AuthorNames authors;

    private PlainBrandMatcher(List<BrandQuery> queries, @Nullable Pseudonyms pseudonyms) {
        List<Clause> clauses = queries.stream().map(BrandQuery::clause).toList();
        this.queries = queries;
        this.candidates = new Candidates(clauses);
        this.authors = new AuthorNames(clauses, pseudonyms);
    }

    /**
     * @param pseudonyms of the authors, for {@code author:} terms; null where the key is not known
     * @throws InvalidBrandsException with every problem of every query
     * @throws IllegalArgumentException if two brands have the same id
     */
    static PlainBrandMatcher of(Collection<Brand> brands, @Nullable Pseudonyms pseudonyms) {
        return new PlainBrandMatcher(List.copyOf(BrandQuery.of(brands).values()), pseudonyms);
    }

    @Override
    public List<Match> match(Mention mention, Subject subject) {
        if (queries.isEmpty()) {
            return List.of();
        }
        authors.name(mention, subject);
        return candidates.of(subject).stream()
                .mapToObj(number -> queries.get(number).match(subject))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void close() {
        // Holds nothing but memory.
    }
}
