package dev.grapevine.incident;

import dev.grapevine.phrase.Characters;
import dev.grapevine.phrase.SmallWords;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text that may tell what it is about: in lower case, each once, in order of appearance.
 *
 * <p>A word has three to thirty characters: a letter or digit, perhaps behind a "#", then more of them, marks on them,
 * and apostrophes and hyphens before a letter.
 */
final class Words {

    private static final int MOST = 60;
    private static final int LONGEST_TEXT = 5_000;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 30;
    private static final Pattern URL = Pattern.compile("https?://\\S+");

    private final String text;

    private Words(String text) {
        this.text = text;
    }

    static Set<String> of(String text) {
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        boolean linked = bounded.contains("://");
        return new Words(linked ? URL.matcher(bounded).replaceAll(" ") : bounded).find();
    }

    private Set<String> find() {
        Set<String> words = new LinkedHashSet<>();
        int at = 0;
        while (at < text.length() && words.size() < MOST) {
            int end = endOfWord(at);
            if (end > at) {
                String word = text.substring(at, end).toLowerCase(Locale.ROOT);
                if (!SmallWords.contains(word)) {
                    words.add(word);
                }
            }
            at = end > at ? end : at + Character.charCount(text.codePointAt(at));
        }
        return words;
    }

    /** Behind the word that begins here, or here if none does. */
    private int endOfWord(int start) {
        int at = text.charAt(start) == '#' ? start + 1 : start;
        if (at == text.length() || !Characters.isLetterOrNumber(text.codePointAt(at))) {
            return start;
        }
        int length = 0;
        while (length < LONGEST && goesOn(at)) {
            at += Character.charCount(text.codePointAt(at));
            length++;
        }
        return length < SHORTEST ? start : at;
    }

    private boolean goesOn(int at) {
        if (at == text.length()) {
            return false;
        }
        int c = text.codePointAt(at);
        return Characters.isLetterOrNumber(c) || Characters.isMark(c) || Characters.joins(text, at);
    }
}
