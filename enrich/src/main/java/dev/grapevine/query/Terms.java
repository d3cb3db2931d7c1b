package dev.grapevine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the terms of a query into clauses; a compound such as "coca-cola" becomes a phrase of its words. */
final class Terms {

    private static final Pattern FUZZY = Pattern.compile("(.+?)~(\\d*)");
    /** A word with a wildcard. */
    private static final Pattern WILD = Pattern.compile("[#@]?[\\p{L}\\p{N}\\p{M}'_*?]*[*?][\\p{L}\\p{N}\\p{M}'_*?]*");
    /** Between quotation marks a question mark is one. */
    private static final Pattern QUOTED_WILD =
            Pattern.compile("[#@]?[\\p{L}\\p{N}\\p{M}'_*]*[*][\\p{L}\\p{N}\\p{M}'_*]*");

    private static final int LONGEST_FUZZY = 40;

    private final List<QueryProblem> problems;
    private int count;

    Terms(List<QueryProblem> problems) {
        this.problems = problems;
    }

    int count() {
        return count;
    }

    Optional<Clause> term(Scope scope, Token.Term term) {
        Matcher fuzzy = FUZZY.matcher(term.text());
        return fuzzy.matches() ? fuzzy(scope, term, fuzzy) : words(scope, WILD.matcher(term.text()), term, term.text());
    }

    private Optional<Clause> fuzzy(Scope scope, Token.Term term, Matcher fuzzy) {
        String edits = fuzzy.group(2);
        List<Word> words = Words.of(fuzzy.group(1));
        if (!edits.equals("1") && !edits.equals("2")) {
            return problem(term.start(), "'" + term.text() + "'", "word~1 or word~2");
        }
        if (words.isEmpty() || words.get(words.size() - 1).position() > 0 || fuzzy.end(1) > LONGEST_FUZZY) {
            return problem(
                    term.start(),
                    "'" + term.text() + "'",
                    "one word of at most " + LONGEST_FUZZY + " letters before '~'");
        }
        return said(scope, new Place.About(words.get(0).form(), Integer.parseInt(edits)), term.text());
    }

    Optional<Clause> phrase(Scope scope, Token.Quoted quoted, String written) {
        return words(scope, QUOTED_WILD.matcher(quoted.text()), quoted, written);
    }

    /** The words of a token, one right after the other. */
    private Optional<Clause> words(Scope scope, Matcher wild, Token token, String written) {
        List<Place> places = new ArrayList<>();
        String text = text(token);
        int position = token.start();
        int from = 0;
        while (wild.find()) {
            plain(text.substring(from, wild.start()), places);
            String pattern = Folding.fold(wild.group());
            if (pattern.codePoints().noneMatch(Letters::startsWord)) {
                return problem(position, "'" + wild.group() + "'", "at least one letter beside the wildcard");
            }
            places.add(new Place.Like(pattern));
            from = wild.end();
        }
        plain(text.substring(from), places);
        if (places.isEmpty()) {
            return problem(
                    position,
                    "'" + text + "', which holds no word",
                    "letters or digits, or raw:\"...\" for other signs");
        }
        return said(scope, places.size() == 1 ? places.get(0) : new Place.Phrase(places), written);
    }

    /** Of each word the fullest form: "@acme" means the handle, "acme's" the brand's. */
    private static void plain(String text, List<Place> places) {
        int last = -1;
        for (Word word : Words.of(text)) {
            if (word.position() > last) {
                places.add(new Place.Exactly(word.form()));
                last = word.position();
            }
        }
    }

    Optional<Clause> raw(Scope scope, Token value, String written) {
        String literal = text(value);
        if (literal.isBlank()) {
            return problem(value.start(), "nothing", "characters for raw:");
        }
        count++;
        return Optional.of(new Clause.Raw(scope, literal, written));
    }

    Optional<Clause> property(Property property, Token value, String written) {
        String folded = property.fold(text(value));
        if (folded.codePoints().noneMatch(Letters::startsWord)) {
            return problem(value.start(), "'" + text(value) + "'", "letters or digits for " + property.field() + ":");
        }
        count++;
        return Optional.of(new Clause.Has(property, folded, written));
    }

    private static String text(Token value) {
        return value instanceof Token.Quoted quoted ? quoted.text() : ((Token.Term) value).text();
    }

    private Optional<Clause> said(Scope scope, Place place, String written) {
        count += place instanceof Place.Phrase phrase ? phrase.words().size() : 1;
        return Optional.of(new Clause.Said(scope, place, written));
    }

    private Optional<Clause> problem(int position, String found, String expected) {
        problems.add(new QueryProblem(position, found, expected));
        return Optional.empty();
    }
}
