package dev.grapevine.brand;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.AuthorNames;
import dev.grapevine.query.Clause;
import dev.grapevine.query.Explanation;
import dev.grapevine.query.Subject;
import dev.grapevine.query.SubjectDocument;
import dev.grapevine.query.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.QueryMatch;
import org.jspecify.annotations.Nullable;

/**
 * Matches a mention against all brands at once with Lucene's stored-query engine: the mention's words choose the few
 * queries that can match at all, only those are run.
 */
public final class LuceneBrandMatcher implements BrandMatcher {

    private final StoredQueries stored;
    private final SortedMap<String, BrandQuery> brands;
    private final Vocabulary vocabulary;
    private final AuthorNames authors;

    private LuceneBrandMatcher(
            StoredQueries stored, SortedMap<String, BrandQuery> brands, Vocabulary vocabulary, AuthorNames authors) {
        this.stored = stored;
        this.brands = brands;
        this.vocabulary = vocabulary;
        this.authors = authors;
    }

    /**
     * @throws InvalidBrandsException with every problem of every query
     * @throws IllegalArgumentException if two brands have the same id
     */
    public static LuceneBrandMatcher of(Collection<Brand> brands) {
        return of(brands, null);
    }

    /**
     * @param pseudonyms of the authors, for {@code author:} terms; null where the key is not known
     * @throws InvalidBrandsException with every problem of every query
     * @throws IllegalArgumentException if two brands have the same id
     */
    public static LuceneBrandMatcher of(Collection<Brand> brands, @Nullable Pseudonyms pseudonyms) {
        SortedMap<String, BrandQuery> queries = BrandQuery.of(brands);
        List<Clause> clauses = queries.values().stream().map(BrandQuery::clause).toList();
        return new LuceneBrandMatcher(
                StoredQueries.of(queries), queries, Vocabulary.of(clauses), new AuthorNames(clauses, pseudonyms));
    }

    @Override
    public List<Match> match(Mention mention, Subject subject) {
        authors.name(mention, subject);
        MatchingQueries<QueryMatch> result = stored.match(SubjectDocument.of(subject, vocabulary));
        TreeSet<String> ids = new TreeSet<>(result.getErrors().keySet());
        ids.removeIf(id -> !holds(id, subject));
        result.getMatches().forEach(match -> ids.add(match.getQueryId()));
        return ids.stream().map(id -> match(query(id), subject)).toList();
    }

    /** What Lucene could not run, the plain evaluation decides. */
    private boolean holds(String id, Subject subject) {
        return Explanation.of(query(id).clause(), subject).isPresent();
    }

    private BrandQuery query(String id) {
        return Objects.requireNonNull(brands.get(id));
    }

    private static Match match(BrandQuery query, Subject subject) {
        return query.match(subject).orElseGet(() -> query.because(List.of()));
    }

    @Override
    public void close() {
        stored.close();
    }
}
