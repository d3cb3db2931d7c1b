package dev.grapevine.rule;

import dev.grapevine.mention.Mention;
import java.util.List;

/** Says what a mention is about: price, delay, battery and so on; several at once, or none. */
public final class AspectFinder {

    private final List<RuleSet> sets;

    public AspectFinder(Industry industry) {
        this.sets = industry.aspects();
    }

    /** Names of aspects, each once; English only, other languages have none. */
    public List<String> aspects(Mention mention) {
        return English.mayBe(mention)
                ? sets.stream()
                        .flatMap(set -> set.labelsOf(mention).stream())
                        .distinct()
                        .toList()
                : List.of();
    }
}
