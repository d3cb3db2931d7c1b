package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.console.MentionFilter.Order;
import dev.grapevine.dashboard.console.MentionFilter.Term;
import dev.grapevine.dashboard.console.OverviewView.Choice;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.enrichment.EnrichedMention;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of mentions in words.
 *
 * @param corrected the label that somebody just gave, or empty
 * @param asked further conditions, such as an aspect that a figure of the overview led to; each can be taken back
 * @param leaf the page's own address without the number of the leaf
 * @param csv address of the same mentions as a table
 */
record MentionsView(
        Scope scope,
        List<Choice> moods,
        List<Choice> sources,
        List<Choice> intents,
        List<Choice> orders,
        boolean folded,
        String corrected,
        String text,
        String found,
        List<Asked> asked,
        int page,
        boolean more,
        String leaf,
        String csv,
        List<MentionRow> mentions) {

    private static final List<String> MOODS = List.of("negative", "neutral", "positive", "mixed", "unscored");

    private static final List<String> INTENTS = List.of(
            "complaint", "question", "help", "churn", "praise", "recommendation", "comparison", "advice", "news");

    private static final Map<Order, String> ORDERS = Map.of(
            Order.NEWEST, "newest first",
            Order.REACH, "most followers first",
            Order.REACTIONS, "most liked first");

    /** @param without the address without this condition */
    record Asked(String name, String value, String without) {}

    static MentionsView of(
            Scope scope,
            Brand brand,
            MentionFilter filter,
            List<String> sources,
            Archive.Page<EnrichedMention> page,
            Map<String, Long> copies,
            String corrected) {
        Address address = new Address(scope, filter);
        return new MentionsView(
                scope,
                choices(MOODS, filter.mood()),
                choices(sources, filter.term(Term.SOURCE)),
                choices(INTENTS, filter.term(Term.INTENT)),
                Arrays.stream(Order.values())
                        .map(order -> new Choice(order.key(), ORDERS.getOrDefault(order, ""), order == filter.order()))
                        .toList(),
                filter.folded(),
                corrected,
                filter.text(),
                MailText.number(page.total()) + (page.total() == 1 ? " mention" : " mentions"),
                asked(filter, address),
                filter.page(),
                filter.page() < MentionFilter.LAST_PAGE && (filter.page() + 1L) * MentionFilter.PAGE < page.total(),
                address.of("/mentions"),
                address.of("/mentions.csv"),
                page.items().stream()
                        .map(mention -> MentionRow.of(
                                mention,
                                brand.zone(),
                                copies.getOrDefault(mention.story().id(), 1L)))
                        .toList());
    }

    /** A name that cannot be shown as it is cannot be chosen either. */
    private static List<Choice> choices(List<String> keys, String chosen) {
        return keys.stream()
                .filter(key -> MentionRow.name(key).equals(key))
                .map(key -> new Choice(key, key.equals("unscored") ? "not scored" : key, key.equals(chosen)))
                .toList();
    }

    /** Conditions that have no field of their own on the page. */
    private static List<Asked> asked(MentionFilter filter, Address address) {
        return filter.terms().entrySet().stream()
                .filter(term -> term.getKey() != Term.SOURCE && term.getKey() != Term.INTENT)
                .map(term -> new Asked(
                        name(term.getKey()), value(term.getKey(), term.getValue()), address.without(term.getKey())))
                .toList();
    }

    private static String name(Term term) {
        return switch (term) {
            case FEELING -> "about";
            case DEBUT -> "author's first word about the brand";
            default -> term.key();
        };
    }

    private static String value(Term term, String value) {
        return switch (term) {
            case STORY, MENTION -> "this one";
            case DEBUT -> value.equals("true") ? "yes" : "no";
            default -> MentionRow.name(value);
        };
    }

    static boolean isMood(@Nullable String mood) {
        return mood != null && MOODS.contains(mood.toLowerCase(Locale.ROOT));
    }
}
