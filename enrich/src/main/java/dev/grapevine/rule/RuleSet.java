package dev.grapevine.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.grapevine.query.Candidates;
import dev.grapevine.query.Clause;
import dev.grapevine.query.Explanation;
import dev.grapevine.query.Finding;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.query.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Labels and, for each, the query that a mention must match to get it.
 *
 * <p>A YAML map of label to query, so that a set can be read and changed by whoever can write a brand's query
 * (docs/queries.md). Labels keep the order of the file.
 */
public final class RuleSet {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final List<Option> options;
    private final Candidates candidates;

    /** One of the alternatives of a rule: rules are long lists of them, of which few can be true of a mention. */
    private record Option(String label, Clause clause) {}

    private RuleSet(Map<String, Clause> rules) {
        this.options = rules.entrySet().stream()
                .flatMap(rule -> alternatives(rule.getValue()).map(clause -> new Option(rule.getKey(), clause)))
                .toList();
        this.candidates = new Candidates(options.stream().map(Option::clause).toList());
    }

    private static Stream<Clause> alternatives(Clause clause) {
        return clause instanceof Clause.Or or ? or.parts().stream() : Stream.of(clause);
    }

    /** @throws IllegalArgumentException with every problem of every rule, if one cannot be read */
    public static RuleSet of(Map<String, String> queries) {
        Map<String, Clause> rules = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        queries.forEach((label, query) -> {
            ParsedQuery parsed = QueryParser.parse(query);
            if (parsed instanceof ParsedQuery.Good good) {
                rules.put(label, good.clause());
            } else if (parsed instanceof ParsedQuery.Bad bad) {
                bad.problems().forEach(each -> problems.add("rule '" + label + "' " + each));
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new RuleSet(rules);
    }

    /** @throws IllegalArgumentException if it is no map of labels and queries */
    public static RuleSet parse(String yaml) {
        try {
            return of(YAML.readValue(yaml, new TypeReference<LinkedHashMap<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "expected a YAML map of labels and queries: " + e.getOriginalMessage(), e);
        }
    }

    /** One of the sets that come with Grapevine, such as "aspects-airline" or "intent". */
    public static RuleSet bundled(String name) {
        String resource = "/rules/" + name + ".yml";
        try (InputStream in = RuleSet.class.getResourceAsStream(resource)) {
            Objects.requireNonNull(in, () -> "no rules named '" + name + "'");
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** The first label of the set whose query matches. */
    public Optional<String> first(Subject subject) {
        BitSet numbers = candidates.of(subject);
        for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
            Option option = options.get(i);
            if (Explanation.of(option.clause(), subject).isPresent()) {
                return Optional.of(option.label());
            }
        }
        return Optional.empty();
    }

    /** The labels whose queries match and what makes them true, in the order of the set. */
    public Map<String, List<Finding>> findings(Subject subject) {
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        candidates.of(subject).stream()
                .mapToObj(options::get)
                .forEach(option -> Explanation.of(option.clause(), subject)
                        .ifPresent(found -> findings.computeIfAbsent(option.label(), any -> new ArrayList<>())
                                .addAll(found)));
        return findings;
    }
}
