package dev.grapevine.brand;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.query.Explanation;
import dev.grapevine.query.Finding;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.query.QueryProblem;
import dev.grapevine.query.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tries a query on a text: would it match, and why.
 *
 * <p>The verdict comes from the same matcher as in the line, the reasons from the plain evaluation of its clauses.
 */
public final class QueryTest {

    private QueryTest() {}

    /** What is tried; everything but the query may be absent. */
    public record Trial(
            String query,
            @Nullable String text,
            @Nullable String title,
            @Nullable String author,
            @Nullable String url,
            @Nullable String lang,
            @Nullable String source,
            @Nullable List<String> hashtags) {}

    /**
     * @param why the clauses that are true, and where; empty where the query does not match
     * @param problems of the query, or absent
     * @param error why the line could not be read at all, or absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verdict(
            boolean matched,
            List<Finding> why,
            @Nullable List<QueryProblem> problems,
            @Nullable String error) {}

    /** One JSON line {query, text, title, author, url, lang, source, hashtags} in, one {matched, why} out. */
    public static String line(String json) {
        return write(verdictOf(json));
    }

    public static Verdict of(Trial trial) {
        ParsedQuery parsed = QueryParser.parse(trial.query());
        if (parsed instanceof ParsedQuery.Bad bad) {
            return new Verdict(false, List.of(), bad.problems(), null);
        }
        Mention mention = mention(trial);
        ParsedQuery.Good good = (ParsedQuery.Good) parsed;
        boolean matched = matches(trial.query(), mention);
        List<Finding> why =
                matched ? Explanation.of(good.clause(), Subject.of(mention)).orElse(List.of()) : List.of();
        return new Verdict(matched, why, null, null);
    }

    /** Clauses of what the query leaves out that are true of the text; none where it only lacks words. */
    public static List<Finding> exclusions(Trial trial) {
        return QueryParser.parse(trial.query()) instanceof ParsedQuery.Good good
                ? Explanation.ofExclusions(good.clause(), Subject.of(mention(trial)))
                : List.of();
    }

    private static Verdict verdictOf(String json) {
        try {
            Trial trial = Json.json().readValue(json, Trial.class);
            return trial == null || trial.query() == null
                    ? new Verdict(false, List.of(), null, "query: missing")
                    : of(trial);
        } catch (JsonProcessingException e) {
            return new Verdict(
                    false,
                    List.of(),
                    null,
                    "expected one JSON object with query, text, title, author, url, lang, source, hashtags");
        }
    }

    private static boolean matches(String query, Mention mention) {
        Brand brand = new Brand("tried", "tried", query, false, null, null, null, null, null, null);
        try (LuceneBrandMatcher matcher = LuceneBrandMatcher.of(List.of(brand))) {
            return !matcher.match(mention).isEmpty();
        }
    }

    private static Mention mention(Trial trial) {
        return Mention.builder("query-test", "1")
                .source(trial.source() == null || trial.source().isBlank() ? "query-test" : trial.source())
                .fetched(Instant.EPOCH)
                .text(trial.text())
                .title(trial.title())
                .url(trial.url())
                .language(trial.lang())
                .author(trial.author() == null ? null : new Author(null, trial.author(), null, null))
                .hashtags(
                        trial.hashtags() == null
                                ? List.of()
                                : trial.hashtags().stream()
                                        .filter(Objects::nonNull)
                                        .toList())
                .build();
    }

    private static String write(Verdict verdict) {
        try {
            return Json.json().writeValueAsString(verdict);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }
}
