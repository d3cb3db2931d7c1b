package dev.grapevine.phrase;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The hashtags, names and phrases of a text: "#acmefail", a word that is written large inside a sentence, and two or
 * three neighbouring words of which the outer ones say something.
 */
final class Terms {

    private static final int MOST = 80;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_TERM = 60;

    private static final String PAUSES = ".!?;:,()\n";

    private final List<String> words = new ArrayList<>();
    private final Set<String> terms = new LinkedHashSet<>();

    private Terms() {}

    /** In lower case, each once. */
    static Set<String> of(String text) {
        Terms terms = new Terms();
        for (String token : tokens(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text)) {
            if (terms.terms.size() < MOST) {
                terms.token(token);
            }
        }
        return terms.terms;
    }

    /** Addresses, words, hashtags, handles and pauses. */
    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = endOfToken(text, at);
            if (end > at) {
                tokens.add(text.substring(at, end));
                at = end;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return tokens;
    }

    /** Behind the address, word, hashtag, handle or pause that begins here; here where none does. */
    private static int endOfToken(String text, int start) {
        char first = text.charAt(start);
        if (PAUSES.indexOf(first) >= 0) {
            return start + 1;
        }
        int scheme = text.startsWith("https://", start) ? 8 : text.startsWith("http://", start) ? 7 : 0;
        if (scheme > 0 && endOfAddress(text, start + scheme) > start + scheme) {
            return endOfAddress(text, start + scheme);
        }
        int word = first == '#' || first == '@' ? start + 1 : start;
        return word < text.length() && Characters.isLetterOrNumber(text.codePointAt(word))
                ? endOfWord(text, word)
                : start;
    }

    private static int endOfAddress(String text, int from) {
        int at = from;
        while (at < text.length() && !Characters.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!Characters.isLetterOrNumber(c) && !Characters.isMark(c) && c != '_' && !Characters.joins(text, at)) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private void token(String token) {
        if (!Character.isLetterOrDigit(token.codePointAt(0)) || token.startsWith("http")) {
            words.clear();
            add(token.startsWith("#"), token);
            return;
        }
        add(isName(token), token);
        String word = token.toLowerCase(Locale.ROOT);
        words.add(word);
        for (int length = 2; length <= 3 && !SmallWords.contains(word); length++) {
            phrase(length);
        }
    }

    /** Written large, and not because a sentence begins or everything is. */
    private boolean isName(String token) {
        return !words.isEmpty()
                && token.length() > 2
                && Character.isUpperCase(token.charAt(0))
                && !token.equals(token.toUpperCase(Locale.ROOT))
                && !SmallWords.contains(token.toLowerCase(Locale.ROOT));
    }

    private void phrase(int length) {
        int from = words.size() - length;
        if (from >= 0 && !SmallWords.contains(words.get(from))) {
            add(true, String.join(" ", words.subList(from, words.size())));
        }
    }

    private void add(boolean says, String term) {
        if (says && term.length() > 2 && term.length() <= LONGEST_TERM) {
            terms.add(term.toLowerCase(Locale.ROOT));
        }
    }
}
