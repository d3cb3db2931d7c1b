package dev.grapevine.dashboard.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which mentions somebody wants to see; empty text means all. The brand's own voice is left out, as from every count,
 * unless it is asked for.
 *
 * @param text words that must all stand in title or text; "phrases", -not and prefix* work
 * @param mood a label, or "unscored"
 * @param terms exact values that a mention must have
 * @param page from 0
 */
record MentionFilter(
        String brand,
        Instant start,
        Instant end,
        String text,
        String mood,
        Map<Term, String> terms,
        Order order,
        boolean folded,
        int page) {

    static final int PAGE = 25;

    /** Elasticsearch refuses to leaf further than ten thousand. */
    static final int LAST_PAGE = 10_000 / PAGE - 1;

    /** What can be asked for by its exact value; the name is that of the address's parameter. */
    enum Term {
        SOURCE("source"),
        INTENT("intent"),
        URGENCY("urgency"),
        ASPECT("aspects.name"),
        FEELING("aspects.feeling"),
        PHRASE("emerging"),
        ROLE("voice.role"),
        /** True for the first word of an author about the brand. */
        DEBUT("voice.first"),
        VOICE("author.name"),
        LANGUAGE("language"),
        STORY("story.id"),
        MENTION("mention.id");

        private final String field;

        Term(String field) {
            this.field = field;
        }

        String key() {
            return Words.low(this);
        }
    }

    /** What comes first. */
    enum Order {
        NEWEST("eventTime"),
        REACH("author.followers"),
        REACTIONS("engagement.likes");

        private final String field;

        Order(String field) {
            this.field = field;
        }

        String key() {
            return Words.low(this);
        }

        static Order of(@Nullable String key) {
            return Arrays.stream(values())
                    .filter(order -> order.key().equals(key))
                    .findFirst()
                    .orElse(NEWEST);
        }
    }

    MentionFilter {
        page = Math.max(0, Math.min(page, LAST_PAGE));
        terms = Map.copyOf(terms);
    }

    /** @param parameter the value of an address's parameter, or null */
    static MentionFilter of(String brand, Instant start, Instant end, UnaryOperator<@Nullable String> parameter) {
        Map<Term, String> terms = new EnumMap<>(Term.class);
        for (Term term : Term.values()) {
            Optional.ofNullable(parameter.apply(term.key()))
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> terms.put(term, value));
        }
        String mood = orEmpty(parameter.apply("mood"));
        String page = orEmpty(parameter.apply("page"));
        return new MentionFilter(
                brand,
                start,
                end,
                orEmpty(parameter.apply("q")).strip(),
                MentionsView.isMood(mood) ? mood : "",
                terms,
                Order.of(parameter.apply("order")),
                "1".equals(parameter.apply("folded")),
                page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    String term(Term term) {
        return terms.getOrDefault(term, "");
    }

    ObjectNode request() {
        return request(page * PAGE, PAGE);
    }

    /** @param from how many to leave out */
    ObjectNode request(int from, int size) {
        ObjectNode request = Ask.json(
                "{'from':?,'size':?,'track_total_hits':true,'query':{'bool':{'filter':[]}},"
                        + "'sort':[{?:{'order':'desc','missing':'_last'}},{'eventTime':'desc'},{'mention.id':'asc'}]}",
                from,
                size,
                order.field);
        ArrayNode filters = request.withArray("/query/bool/filter");
        filters.add(Ask.json("{'term':{'brand':?}}", brand));
        filters.add(Ask.json("{'term':{'deleted':false}}"));
        if (!isOfOneStory()) {
            filters.add(Ask.json("{'range':{'eventTime':{'gte':?,'lt':?}}}", start.toString(), end.toString()));
        }
        terms.forEach((term, value) -> filters.add(Ask.json("{'term':{?:?}}", term.field, value)));
        if (!terms.containsKey(Term.MENTION)) {
            filters.add(Ask.json("{'term':{'own':false}}"));
        }
        if (folded) {
            filters.add(Ask.json("{'term':{'story.first':true}}"));
        }
        if (!text.isEmpty()) {
            filters.add(Ask.json(
                    "{'simple_query_string':{'query':?,'fields':['title','text'],'default_operator':'and',"
                            + "'flags':'AND|NOT|OR|PHRASE|PREFIX|PRECEDENCE|WHITESPACE'}}",
                    text));
        }
        addMood(filters);
        return request;
    }

    /** A single mention or story is looked for at any time. */
    boolean isOfOneStory() {
        return terms.containsKey(Term.MENTION) || terms.containsKey(Term.STORY);
    }

    private void addMood(ArrayNode filters) {
        if (mood.equals("unscored")) {
            filters.add(Json.json()
                    .createObjectNode()
                    .set("bool", Ask.json("{'must_not':{'exists':{'field':'sentiment.label'}}}")));
        } else if (!mood.isEmpty()) {
            filters.add(Ask.json("{'term':{'sentiment.label':?}}", mood));
        }
    }
}
