package dev.grapevine.phrase;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hashtags, names and phrases of a text: "#acmefail", a word that is written large inside a sentence, and two or
 * three neighbouring words of which the outer ones say something.
 */
final class Terms {

    private static final int MOST = 80;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_TERM = 60;

    private static final String IN_WORD = "[\\p{L}\\p{N}\\p{M}_]*+";

    /** Possessive, because a choice in a loop goes one call deeper with each letter and so overflows the stack. */
    private static final Pattern TOKEN = Pattern.compile(
            "https?://\\S+|[#@]?[\\p{L}\\p{N}]" + IN_WORD + "(?:['\u2019-](?=\\p{L})" + IN_WORD + ")*+|[.!?;:,()\\n]");

    private final List<String> words = new ArrayList<>();
    private final Set<String> terms = new LinkedHashSet<>();

    private Terms() {}

    /** In lower case, each once. */
    static Set<String> of(String text) {
        Terms terms = new Terms();
        Matcher matcher = TOKEN.matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        while (terms.terms.size() < MOST && matcher.find()) {
            terms.token(matcher.group());
        }
        return terms.terms;
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
