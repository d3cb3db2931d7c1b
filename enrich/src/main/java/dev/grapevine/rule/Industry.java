package dev.grapevine.rule;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What customers of an industry talk about: the aspects common to all, and its own. */
public enum Industry {
    GENERAL,
    AIRLINE,
    ELECTRONICS,
    HOSPITALITY;

    /** The sets of rules, the common one first. */
    public List<RuleSet> aspects() {
        return Stream.of(GENERAL, this)
                .distinct()
                .map(each -> RuleSet.bundled("aspects-" + each.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
