package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.MustSee;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.mention.Mention;
import dev.grapevine.query.Clause;
import dev.grapevine.query.Explanation;
import dev.grapevine.query.Finding;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.query.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The must-see rules of one brand, ready to be asked. */
final class MustSees {

    private static final int MOST_WORDS = 3;

    static final MustSees NONE = new MustSees(List.of());

    private final List<Rule> rules;

    private MustSees(List<Rule> rules) {
        this.rules = rules;
    }

    static MustSees of(Brand brand) {
        return new MustSees(brand.policy().mustSee().stream().map(Rule::of).toList());
    }

    /** Why a mention has to be seen at once, such as "risk terms: recall"; nothing for most. */
    Optional<String> why(EnrichedMention mention) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Subject subject = Subject.of(plain(mention));
        return rules.stream()
                .flatMap(rule -> rule.why(mention, subject).stream())
                .findFirst();
    }

    /** Whether a query is true of a stored mention; one that cannot be read is of none. */
    static boolean matches(String query, EnrichedMention mention) {
        return QueryParser.parse(query) instanceof ParsedQuery.Good good
                && Explanation.of(good.clause(), Subject.of(plain(mention))).isPresent();
    }

    private static Mention plain(EnrichedMention mention) {
        return Mention.builder(mention.platform(), mention.mention().id())
                .source(mention.source())
                .fetched(mention.fetched())
                .title(mention.title())
                .text(mention.text())
                .url(mention.url())
                .author(mention.author())
                .language(mention.language())
                .hashtags(mention.hashtags() == null ? List.of() : mention.hashtags())
                .build();
    }

    /** @param clause of its query; null where it has none, or one that cannot be read */
    private record Rule(MustSee rule, @Nullable Clause clause) {

        static Rule of(MustSee rule) {
            ParsedQuery parsed = rule.query() == null ? null : QueryParser.parse(rule.query());
            return new Rule(rule, parsed instanceof ParsedQuery.Good good ? good.clause() : null);
        }

        Optional<String> why(EnrichedMention mention, Subject subject) {
            if (!reaches(mention) || !isFrom(mention)) {
                return Optional.empty();
            }
            List<String> found = new ArrayList<>();
            if (!rule.outlets().isEmpty()) {
                found.add("on " + mention.site());
            }
            if (rule.query() != null) {
                Optional<List<Finding>> findings = clause == null ? Optional.empty() : Explanation.of(clause, subject);
                if (findings.isEmpty()) {
                    return Optional.empty();
                }
                found.add(findings.get().stream()
                        .map(Finding::clause)
                        .distinct()
                        .limit(MOST_WORDS)
                        .collect(Collectors.joining(", ")));
            }
            return Optional.of(rule.name() + (found.isEmpty() ? "" : ": " + String.join("; ", found)));
        }

        private boolean reaches(EnrichedMention mention) {
            Long followers = mention.author() == null ? null : mention.author().followers();
            return rule.reach() == 0 || (followers != null && followers >= rule.reach());
        }

        private boolean isFrom(EnrichedMention mention) {
            String site = mention.site();
            return rule.outlets().isEmpty()
                    || (site != null
                            && rule.outlets().stream()
                                    .anyMatch(host -> site.equals(host) || site.endsWith("." + host)));
        }
    }
}
