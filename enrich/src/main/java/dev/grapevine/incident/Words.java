package dev.grapevine.incident;

import dev.grapevine.phrase.SmallWords;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text that may tell what it is about: in lower case, each once, in order of appearance. */
final class Words {

    private static final int MOST = 60;
    private static final int LONGEST_TEXT = 5_000;
    private static final Pattern WORD =
            Pattern.compile("#?[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}]|['’-](?=\\p{L})){2,29}");
    private static final Pattern URL = Pattern.compile("https?://\\S+");

    private Words() {}

    static Set<String> of(String text) {
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        Matcher matcher = WORD.matcher(URL.matcher(bounded).replaceAll(" "));
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < MOST && matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (!SmallWords.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
