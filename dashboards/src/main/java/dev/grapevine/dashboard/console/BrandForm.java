package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.brand.Brand.Sensitivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed about a brand.
 *
 * @param brand as typed; the present one where something is wrong
 * @param query as typed
 * @param aspects as typed
 * @param mistakes of the query and those of the aspects
 * @param problems in words, the mistakes among them
 */
record BrandForm(Brand brand, String query, String aspects, List<QueryMistake> mistakes, List<String> problems) {

    private static final int LONGEST_QUERY = 20_000;
    private static final int MOST_MENTIONS = 10_000;
    private static final int MOST_HOURS = 168;

    static BrandForm of(UnaryOperator<@Nullable String> typed, Brand present) {
        List<String> problems = new ArrayList<>();
        List<QueryMistake> mistakes = new ArrayList<>();
        String query = MentionRow.block(Objects.requireNonNullElse(typed.apply("query"), ""))
                .strip();
        check(query, mistakes, problems);
        TypedAspects aspects =
                TypedAspects.of(typed.apply("aspects"), present.market().aspects());
        mistakes.addAll(aspects.mistakes());
        problems.addAll(aspects.problems());
        int minimum = number(typed.apply("minimum"), "at least so many stories", MOST_MENTIONS, problems);
        int cooldown = number(typed.apply("cooldown"), "hours after an incident", MOST_HOURS, problems);
        AlertPolicy policy = present.policy()
                .withSensitivity(sensitivity(typed.apply("sensitivity")))
                .withMinimumMentions(minimum)
                .withCooldownHours(cooldown);
        Brand brand = problems.isEmpty()
                ? present.withQuery(query)
                        .withPolicy(policy)
                        .withMarket(present.market().withAspects(aspects.aspects()))
                : present;
        return new BrandForm(brand, query, aspects.text(), mistakes, problems);
    }

    /** What is otherwise than before, in words. */
    String changesOf(Brand present) {
        AlertPolicy now = brand.policy();
        AlertPolicy before = present.policy();
        return Stream.of(
                        brand.query().equals(present.query()) ? "" : "query: " + brand.query(),
                        brand.market().equals(present.market())
                                ? ""
                                : "aspects: " + (aspects.isEmpty() ? "none" : aspects),
                        now.sensitivity() == before.sensitivity()
                                ? ""
                                : "sensitivity " + Words.low(before.sensitivity()) + " to "
                                        + Words.low(now.sensitivity()),
                        now.minimumMentions() == before.minimumMentions()
                                ? ""
                                : "alerts from " + before.minimumMentions() + " to " + now.minimumMentions()
                                        + " stories on",
                        now.cooldownHours() == before.cooldownHours()
                                ? ""
                                : "quiet for " + before.cooldownHours() + " to " + now.cooldownHours() + " hours")
                .filter(change -> !change.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static void check(String query, List<QueryMistake> mistakes, List<String> problems) {
        if (query.isEmpty() || query.length() > LONGEST_QUERY) {
            problems.add("The query has " + query.length() + " characters, expected 1 to " + LONGEST_QUERY + ".");
            return;
        }
        QueryMistake.in(query).ifPresent(mistake -> {
            mistakes.add(mistake);
            mistake.problems().forEach(problem -> problems.add("The query " + problem + "."));
        });
    }

    private static int number(@Nullable String text, String what, int most, List<String> problems) {
        if (text != null && text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        problems.add("'" + MentionRow.name(String.valueOf(text)) + "' " + what + ", expected 1 to " + most + ".");
        return 1;
    }

    private static Sensitivity sensitivity(@Nullable String key) {
        return Arrays.stream(Sensitivity.values())
                .filter(each -> Words.low(each).equals(key))
                .findFirst()
                .orElse(Sensitivity.MEDIUM);
    }
}
