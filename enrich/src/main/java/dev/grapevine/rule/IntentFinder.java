package dev.grapevine.rule;

import dev.grapevine.query.Subject;
import java.util.Optional;

/** Says what the writer of a mention is after; the first intent of the set that fits, because the urgent ones lead. */
public final class IntentFinder {

    private final RuleSet intents = RuleSet.bundled("intent");
    private final RuleSet urgencies = RuleSet.bundled("urgency");

    /**
     * "churn", "help", "recommendation", "comparison", "advice", "question", "news", "complaint" or "praise"; English
     * only.
     */
    public Optional<String> intent(Subject subject) {
        return English.mayBe(subject) ? intents.first(subject) : Optional.empty();
    }

    /** "high" or "medium" where the words say so; English only. */
    public Optional<String> urgency(Subject subject) {
        return English.mayBe(subject) ? urgencies.first(subject) : Optional.empty();
    }
}
