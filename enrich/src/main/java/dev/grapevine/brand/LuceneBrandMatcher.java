package dev.grapevine.brand;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.AuthorNames;
import dev.grapevine.query.Clause;
import dev.grapevine.query.Explanation;
import dev.grapevine.query.Finding;
import dev.grapevine.query.LuceneQueries;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.query.Subject;
import dev.grapevine.query.SubjectDocument;
import dev.grapevine.query.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.jspecify.annotations.Nullable;

/**
 * Matches a mention against all brands at once with Lucene's stored-query engine: the mention's words choose the few
 * queries that can match at all, only those are run.
 */
public final class LuceneBrandMatcher implements BrandMatcher {

    /** More places than this explain nothing further. */
    private static final int MOST_SPANS = 50;

    private final Monitor monitor;
    private final SortedMap<String, Compiled> brands;
    private final Vocabulary vocabulary;
    private final AuthorNames authors;

    private record Compiled(Brand brand, Clause clause) {}

    private LuceneBrandMatcher(
            Monitor monitor, SortedMap<String, Compiled> brands, Vocabulary vocabulary, AuthorNames authors) {
        this.monitor = monitor;
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
        SortedMap<String, Compiled> compiled = compile(brands);
        List<Clause> clauses = compiled.values().stream().map(Compiled::clause).toList();
        return new LuceneBrandMatcher(
                monitor(compiled), compiled, Vocabulary.of(clauses), new AuthorNames(clauses, pseudonyms));
    }

    @Override
    public List<Match> match(Mention mention) {
        Subject subject = authors.subject(mention);
        MatchingQueries<QueryMatch> result;
        try {
            result = monitor.match(SubjectDocument.of(subject, vocabulary), QueryMatch.SIMPLE_MATCHER);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory could not be read", e);
        }
        TreeSet<String> ids = new TreeSet<>(result.getErrors().keySet());
        ids.removeIf(id -> !holds(id, subject));
        result.getMatches().forEach(match -> ids.add(match.getQueryId()));
        return ids.stream().map(id -> explain(compiled(id), subject)).toList();
    }

    /** What Lucene could not run, the plain evaluation decides. */
    private boolean holds(String id, Subject subject) {
        return Explanation.of(compiled(id).clause(), subject).isPresent();
    }

    private Compiled compiled(String id) {
        return Objects.requireNonNull(brands.get(id));
    }

    private static Match explain(Compiled compiled, Subject subject) {
        List<Finding> findings = Explanation.of(compiled.clause(), subject).orElse(List.of());
        List<String> clauses = findings.stream().map(Finding::clause).distinct().toList();
        List<Span> spans = findings.stream()
                .filter(finding -> finding.start() != null && !finding.field().equals("url"))
                .map(finding -> new Span(
                        finding.field(),
                        Objects.requireNonNull(finding.start()),
                        Objects.requireNonNull(finding.end())))
                .distinct()
                .limit(MOST_SPANS)
                .toList();
        return new Match(compiled.brand(), clauses, spans);
    }

    private static SortedMap<String, Compiled> compile(Collection<Brand> brands) {
        SortedMap<String, Compiled> compiled = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Brand brand : brands) {
            ParsedQuery parsed = QueryParser.parse(brand.query());
            if (parsed instanceof ParsedQuery.Bad bad) {
                bad.problems().forEach(each -> problems.add("query of brand '" + brand.id() + "' " + each));
            } else if (parsed instanceof ParsedQuery.Good good
                    && compiled.put(brand.id(), new Compiled(brand, good.clause())) != null) {
                throw new IllegalArgumentException("two brands have the id '" + brand.id() + "'");
            }
            problems.addAll(problemsOfAspects(brand));
        }
        if (!problems.isEmpty()) {
            throw new InvalidBrandsException(problems);
        }
        return compiled;
    }

    private static List<String> problemsOfAspects(Brand brand) {
        List<String> problems = new ArrayList<>();
        brand.market().queries().forEach((name, query) -> {
            if (QueryParser.parse(query) instanceof ParsedQuery.Bad bad) {
                bad.problems()
                        .forEach(each -> problems.add("aspect '" + name + "' of brand '" + brand.id() + "' " + each));
            }
        });
        return problems;
    }

    private static Monitor monitor(SortedMap<String, Compiled> brands) {
        List<MonitorQuery> queries = new ArrayList<>(brands.size());
        brands.forEach((id, compiled) -> queries.add(new MonitorQuery(id, LuceneQueries.of(compiled.clause()))));
        try {
            // One commit, so that the queries lie in one segment and each word is looked up once.
            MonitorConfiguration inOneCommit = new MonitorConfiguration().setQueryUpdateBufferSize(Integer.MAX_VALUE);
            Monitor monitor = new Monitor(new KeywordAnalyzer(), new TermFilteredPresearcher(), inOneCommit);
            monitor.register(queries);
            return monitor;
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory could not be written", e);
        }
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory could not be closed", e);
        }
    }
}
