package dev.grapevine.query;

import dev.grapevine.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a brand's query; NOT binds tightest, then NEAR, ONEAR and SENTENCE, then AND, which may be left out, then OR.
 *
 * <p>It never throws: after a problem it goes on, so that all of them come out at once. docs/queries.md has the syntax.
 */
public final class QueryParser {

    /** More of them would exceed what Lucene runs in one query. */
    static final int MOST_TERMS = 400;

    /** Far more than anybody writes; comments count, too. */
    private static final int LONGEST = 20_000;

    private static final int DEEPEST = 50;
    private static final String OPERAND = "a word, a \"phrase\", a field such as title: or a bracket";

    private final String query;
    private final List<QueryProblem> problems = new ArrayList<>();
    private final List<Token> tokens;
    private final Terms terms;
    private int next;
    private int depth;

    private QueryParser(String query) {
        this.query = query;
        this.tokens = QueryScanner.scan(query, problems);
        this.terms = new Terms(problems);
    }

    public static ParsedQuery parse(String query) {
        if (query.length() > LONGEST) {
            return new ParsedQuery.Bad(List.of(
                    new QueryProblem(LONGEST, query.length() + " characters", "at most " + LONGEST + " of them")));
        }
        return new QueryParser(query).parse();
    }

    private ParsedQuery parse() {
        Optional<Clause> clause = alternatives(Scope.ANYWHERE);
        while (!peek().is(Kind.END)) {
            expected(OPERAND);
            next++;
            alternatives(Scope.ANYWHERE);
        }
        if (terms.count() > MOST_TERMS) {
            problems.add(new QueryProblem(0, terms.count() + " terms", "at most " + MOST_TERMS));
        }
        clause.filter(Clause::isExclusion)
                .ifPresent(only ->
                        problems.add(new QueryProblem(0, "only exclusions", "at least one thing that must be there")));
        return problems.isEmpty() && clause.isPresent()
                ? new ParsedQuery.Good(clause.get())
                : new ParsedQuery.Bad(problems);
    }

    private Optional<Clause> alternatives(Scope scope) {
        List<Clause> parts = new ArrayList<>();
        all(scope).ifPresent(parts::add);
        while (peek().is(Kind.OR)) {
            next++;
            all(scope).ifPresent(parts::add);
        }
        return parts.size() < 2 ? parts.stream().findFirst() : Optional.of(new Clause.Or(parts));
    }

    private Optional<Clause> all(Scope scope) {
        List<Clause> parts = new ArrayList<>();
        unary(scope).ifPresent(parts::add);
        while (!endsAll(peek())) {
            if (peek().is(Kind.AND)) {
                next++;
            }
            unary(scope).ifPresent(parts::add);
        }
        return parts.size() < 2 ? parts.stream().findFirst() : Optional.of(new Clause.And(parts));
    }

    private static boolean endsAll(Token token) {
        return token.is(Kind.OR) || token.is(Kind.CLOSE) || token.is(Kind.END);
    }

    private Optional<Clause> unary(Scope scope) {
        boolean excluded = false;
        while (peek().is(Kind.NOT)) {
            next++;
            excluded = !excluded;
        }
        Optional<Clause> clause = proximity(scope);
        return excluded ? clause.map(Clause.Not::new) : clause;
    }

    private Optional<Clause> proximity(Scope scope) {
        int start = peek().start();
        Optional<Clause> left = operand(scope);
        Token operator = peek();
        if (!isProximity(operator)) {
            return left;
        }
        next++;
        Optional<Clause> right = operand(scope);
        if (isProximity(peek())) {
            expected("AND: the two sides of NEAR and SENTENCE cannot be NEAR or SENTENCE themselves");
        }
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return join(left.get(), operator, right.get(), query.substring(start, previousEnd()));
    }

    private static boolean isProximity(Token token) {
        return token instanceof Token.NearWithin || token.is(Kind.SENTENCE);
    }

    private Optional<Clause> join(Clause left, Token operator, Clause right, String written) {
        Clause.@Nullable Said one = side(left, operator);
        Clause.@Nullable Said two = side(right, operator);
        if (one == null || two == null) {
            return Optional.empty();
        }
        if (one.scope() != two.scope()) {
            problem(operator, "two different fields on its sides", "the same field, as in title:(a NEAR/3 b)");
            return Optional.empty();
        }
        Place place = operator instanceof Token.NearWithin near
                ? new Place.Near(one.place(), two.place(), near.between(), near.ordered())
                : new Place.SameSentence(one.place(), two.place());
        return Optional.of(new Clause.Said(one.scope(), place, written));
    }

    private Clause.@Nullable Said side(Clause clause, Token operator) {
        Optional<Clause.Said> side = Sides.of(clause);
        if (side.isEmpty()) {
            problem(
                    operator,
                    query.substring(operator.start(), operator.end()) + " beside something that is not words",
                    "a word, a \"phrase\" or a bracket of them with OR on both sides");
        }
        return side.orElse(null);
    }

    private Optional<Clause> operand(Scope scope) {
        Token token = peek();
        if (token instanceof Token.Term term) {
            next++;
            return terms.term(scope, term);
        }
        if (token instanceof Token.Quoted quoted) {
            next++;
            return terms.phrase(scope, quoted, written(quoted));
        }
        if (token instanceof Token.FieldName field) {
            next++;
            return within(field, () -> field(scope, field));
        }
        if (token.is(Kind.OPEN)) {
            next++;
            return within(token, () -> bracket(scope, token));
        }
        expected(OPERAND);
        if (isProximity(token) || token.is(Kind.AND)) {
            next++;
        }
        return Optional.empty();
    }

    /** What stands inside of a bracket or behind a field's name; the call stack goes only so deep. */
    private Optional<Clause> within(Token opening, Supplier<Optional<Clause>> inner) {
        if (depth == DEEPEST) {
            problem(opening, "brackets or fields deeper than " + DEEPEST, "fewer of them");
            next = tokens.size() - 1;
            return Optional.empty();
        }
        depth++;
        Optional<Clause> clause = inner.get();
        depth--;
        return clause;
    }

    private Optional<Clause> bracket(Scope scope, Token open) {
        Optional<Clause> clause = alternatives(scope);
        if (!skip(Kind.CLOSE)) {
            problem(open, "a bracket without its partner", "')'");
        }
        return clause;
    }

    private Optional<Clause> field(Scope scope, Token.FieldName field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "title" -> operand(Scope.TITLE);
            case "text" -> operand(Scope.TEXT);
            case "url" -> operand(Scope.URL);
            case "raw" -> value(field).flatMap(value -> terms.raw(scope, value, written(field)));
            case "author", "site", "lang", "source", "hashtag" ->
                values(Property.valueOf(name.toUpperCase(Locale.ROOT)), field);
            default -> unknownField(scope, field);
        };
    }

    private Optional<Clause> unknownField(Scope scope, Token.FieldName field) {
        problem(
                field,
                "the unknown field '" + field.name() + ":'",
                "one of title, text, author, site, url, lang, source, hashtag, raw; or quotation marks around it");
        return operand(scope);
    }

    /** One value, or a bracket of values with OR between them. */
    private Optional<Clause> values(Property property, Token.FieldName field) {
        if (!peek().is(Kind.OPEN)) {
            return value(field).flatMap(value -> terms.property(property, value, written(field)));
        }
        Token open = peek();
        next++;
        List<Clause> options = new ArrayList<>();
        do {
            value(field)
                    .flatMap(value -> terms.property(property, value, field.name() + ":" + shown(value)))
                    .ifPresent(options::add);
        } while (skip(Kind.OR));
        if (!skip(Kind.CLOSE)) {
            expected("OR or ')' for the bracket at " + open.start());
        }
        return options.isEmpty() ? Optional.empty() : Optional.of(new Clause.Or(options));
    }

    private Optional<Token> value(Token.FieldName field) {
        Token token = peek();
        if (token instanceof Token.Term || token instanceof Token.Quoted) {
            next++;
            return Optional.of(token);
        }
        expected("a value for " + field.name() + ":");
        return Optional.empty();
    }

    private boolean skip(Kind kind) {
        boolean there = peek().is(kind);
        next += there ? 1 : 0;
        return there;
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private int previousEnd() {
        return tokens.get(next - 1).end();
    }

    /** From the token to where reading stands now. */
    private String written(Token from) {
        return query.substring(from.start(), previousEnd());
    }

    private String shown(Token token) {
        return query.substring(token.start(), token.end());
    }

    private void expected(String what) {
        Token token = peek();
        String found = token instanceof Token.Sign sign ? sign.kind().shown() : "'" + shown(token) + "'";
        problem(token, found, what);
    }

    private void problem(Token token, String found, String expected) {
        problems.add(new QueryProblem(token.start(), found, expected));
    }
}
