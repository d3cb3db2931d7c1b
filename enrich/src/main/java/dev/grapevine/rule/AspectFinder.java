package dev.grapevine.rule;

import dev.grapevine.query.Finding;
import dev.grapevine.query.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a mention is about: price, delay, battery and so on; several at once, or none. */
public final class AspectFinder {

    private final List<RuleSet> sets;

    public AspectFinder(Industry industry) {
        this(industry, Map.of());
    }

    /**
     * @param own queries by the name of the aspect: further ones, or better ones for a bundled name
     * @throws IllegalArgumentException with every problem of every query
     */
    public AspectFinder(Industry industry, Map<String, String> own) {
        this.sets = new ArrayList<>(List.of(RuleSet.of(own)));
        sets.addAll(industry.aspects());
    }

    /** Names of aspects, each once, and where they stand; English only, other languages have none. */
    public Map<String, List<Finding>> aspects(Subject subject) {
        Map<String, List<Finding>> aspects = new LinkedHashMap<>();
        if (English.mayBe(subject)) {
            sets.forEach(set -> set.findings(subject).forEach(aspects::putIfAbsent));
        }
        return aspects;
    }
}
