package dev.grapevine.correction;

import dev.grapevine.mention.Mention;
import dev.grapevine.query.Clause;
import dev.grapevine.query.Explanation;
import dev.grapevine.query.Finding;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.query.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The corrections that stand now: a relabel of the mention itself leads, of these the one towards the brand, then the
 * rules in the order of their ids.
 *
 * <p>A rule with a label says how what it finds feels. A rule without one says that its words are a name, such as the
 * game "War Zone": the engine does not get to see them.
 */
public final class Corrections {

    private static final Comparator<Correction> ORDER =
            Comparator.comparing(Correction::id).thenComparing(correction -> correction.brand() == null);

    public static final Corrections NONE = new Corrections(List.of());

    private final Map<String, List<Correction>> relabels = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Correction correction, Clause clause) {}

    public Corrections(Collection<Correction> corrections) {
        corrections.stream().sorted(ORDER).forEach(this::add);
    }

    private void add(Correction correction) {
        @Nullable String query = correction.query();
        if (query == null) {
            relabels.computeIfAbsent(correction.id(), any -> new ArrayList<>()).add(correction);
        } else if (QueryParser.parse(query) instanceof ParsedQuery.Good good) {
            rules.add(new Rule(correction, good.clause()));
        }
    }

    public boolean isEmpty() {
        return relabels.isEmpty() && rules.isEmpty();
    }

    /** The same without what was said of single mentions: what the rules alone do. */
    public Corrections rulesOnly() {
        return new Corrections(rules.stream().map(Rule::correction).toList());
    }

    /** Whether any of them may change what is said of the mention, towards whatever brand. */
    public boolean concern(Mention mention) {
        if (isRelabelled(mention.id())) {
            return true;
        }
        Subject subject = Subject.of(mention);
        return rules.stream()
                .anyMatch(rule -> Explanation.of(rule.clause(), subject).isPresent());
    }

    public boolean isRelabelled(String mention) {
        return relabels.containsKey(mention);
    }

    /** What somebody says of this very mention. */
    public Optional<Correction> relabel(String mention, String brand) {
        return relabels.getOrDefault(mention, List.of()).stream()
                .filter(correction -> correction.isFor(brand))
                .findFirst();
    }

    /** Who says how the mention feels towards the brand, if anybody does. */
    public Optional<Correction> label(Mention mention, Subject subject, String brand) {
        return relabel(mention.id(), brand)
                .or(() -> rules.stream()
                        .filter(rule -> rule.correction().label() != null
                                && rule.correction().isFor(brand)
                                && Explanation.of(rule.clause(), subject).isPresent())
                        .map(Rule::correction)
                        .findFirst());
    }

    /**
     * What the engine is to read: the mention with each name of a rule overwritten in its place.
     *
     * @param rule the first rule that did
     */
    public record Masked(Mention mention, Correction rule) {}

    /** Nothing where no rule finds a name. */
    public Optional<Masked> mask(Mention mention, Subject subject, String brand) {
        @Nullable Correction first = null;
        StringBuilder title = new StringBuilder(mention.title() == null ? "" : mention.title());
        StringBuilder text = new StringBuilder(mention.text() == null ? "" : mention.text());
        for (Rule rule : rules) {
            if (rule.correction().label() == null && rule.correction().isFor(brand)) {
                List<Finding> found = Explanation.of(rule.clause(), subject).orElse(List.of());
                found.forEach(finding -> overwrite(finding.field().equals("title") ? title : text, finding));
                first = first == null && !found.isEmpty() ? rule.correction() : first;
            }
        }
        return first == null
                ? Optional.empty()
                : Optional.of(new Masked(
                        mention.toBuilder()
                                .title(mention.title() == null ? null : title.toString())
                                .text(mention.text() == null ? null : text.toString())
                                .build(),
                        first));
    }

    /** Letters become an unknown word of the same length, so that places in the text stay what they are. */
    private static void overwrite(StringBuilder text, Finding finding) {
        if (finding.start() == null || finding.end() == null || finding.field().equals("url")) {
            return;
        }
        for (int i = finding.start(); i < finding.end() && i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                text.setCharAt(i, Character.isUpperCase(text.charAt(i)) ? 'Q' : 'q');
            }
        }
    }
}
