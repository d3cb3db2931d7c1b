package dev.grapevine.rule;

import dev.grapevine.mention.Mention;
import java.util.Optional;

/** Says what the writer of a mention is after; the first intent of the set that fits, because the urgent ones lead. */
public final class IntentFinder {

    private final RuleSet rules = RuleSet.bundled("intent");

    /** "leaving", "help", "comparison", "question", "advice", "complaint" or "praise"; English only. */
    public Optional<String> intent(Mention mention) {
        return English.mayBe(mention) ? rules.labelsOf(mention).stream().findFirst() : Optional.empty();
    }
}
