package dev.grapevine.query;

import dev.grapevine.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query's text into tokens; what it cannot read becomes a problem, and it goes on behind it. */
final class QueryScanner {

    /** Words that may stand between the two sides of NEAR. */
    static final int WIDEST_NEAR = 500;

    private static final Pattern NEAR = Pattern.compile("(O?)NEAR(?:/(.*))?");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z]+):(?!//)");

    private final String query;
    private final List<QueryProblem> problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private QueryScanner(String query, List<QueryProblem> problems) {
        this.query = query;
        this.problems = problems;
    }

    /** The tokens, the last of which is the end; problems are added to the list. */
    static List<Token> scan(String query, List<QueryProblem> problems) {
        QueryScanner scanner = new QueryScanner(query, problems);
        while (scanner.at < query.length()) {
            scanner.next();
        }
        scanner.sign(Kind.END, 0);
        return scanner.tokens;
    }

    private void next() {
        char c = query.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (query.startsWith("<<<", at)) {
            comment(">>>");
        } else if (query.startsWith("/*", at)) {
            comment("*/");
        } else if (isQuote(c)) {
            quoted();
        } else if (c == '(') {
            sign(Kind.OPEN, 1);
        } else if (c == ')') {
            sign(Kind.CLOSE, 1);
        } else if (isPrefix(c)) {
            prefix(c);
        } else {
            bare();
        }
    }

    private void comment(String end) {
        int close = query.indexOf(end, at);
        if (close < 0) {
            problem(at, "a comment without an end", "'" + end + "' behind it");
            at = query.length();
        } else {
            at = close + end.length();
        }
    }

    private void quoted() {
        int close = at + 1;
        while (close < query.length() && !isQuote(query.charAt(close))) {
            close++;
        }
        if (close == query.length()) {
            problem(at, "a quotation mark without its partner", "a second one");
        }
        String text = query.substring(at + 1, close);
        int end = Math.min(query.length(), close + 1);
        tokens.add(new Token.Quoted(text, at, end));
        at = end;
    }

    /** "-word" and "!word" exclude; "+word" is what a word means anyway. */
    private boolean isPrefix(char c) {
        boolean wordFollows = at + 1 < query.length() && !Character.isWhitespace(query.charAt(at + 1));
        return (c == '-' || c == '!' || c == '+') && wordFollows;
    }

    private void prefix(char c) {
        if (c == '+') {
            at++;
        } else {
            sign(Kind.NOT, 1);
        }
    }

    private void bare() {
        int end = endOfBare();
        String text = query.substring(at, end);
        Matcher field = FIELD.matcher(text);
        Matcher near = NEAR.matcher(text);
        if (field.lookingAt()) {
            tokens.add(new Token.FieldName(field.group(1), at, at + field.end()));
            at += field.end();
        } else if (near.matches()) {
            near(near, end);
        } else {
            operatorOrTerm(text, end);
        }
    }

    private int endOfBare() {
        int end = at;
        while (end < query.length() && !endsBare(query.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean endsBare(char c) {
        return Character.isWhitespace(c) || c == '(' || c == ')' || isQuote(c);
    }

    private void near(Matcher near, int end) {
        String digits = near.group(2);
        int between = digits != null && digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
        if (between < 0 || between > WIDEST_NEAR) {
            problem(at, "'" + near.group() + "'", near.group(1) + "NEAR/n with n from 0 to " + WIDEST_NEAR);
        }
        tokens.add(new Token.NearWithin(between, !near.group(1).isEmpty(), at, end));
        at = end;
    }

    private void operatorOrTerm(String text, int end) {
        switch (text) {
            case "AND", "&&" -> sign(Kind.AND, text.length());
            case "OR", "||" -> sign(Kind.OR, text.length());
            case "NOT" -> sign(Kind.NOT, text.length());
            case "SENTENCE" -> sign(Kind.SENTENCE, text.length());
            default -> {
                tokens.add(new Token.Term(text, at, end));
                at = end;
            }
        }
    }

    private void sign(Kind kind, int length) {
        tokens.add(new Token.Sign(kind, at, at + length));
        at += length;
    }

    private void problem(int position, String found, String expected) {
        problems.add(new QueryProblem(position, found, expected));
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\u201c' || c == '\u201d' || c == '\u201e';
    }
}
