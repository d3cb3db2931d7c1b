package dev.grapevine.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How a text looks when a voice has typed it: with capitals or without, with or without a slip. */
final class Hand {

    /** Plain words only: never a name, a hashtag or an address. */
    private static final Pattern LONG_WORD = Pattern.compile("(?<= )\\p{Lower}{6,}(?= )");

    private Hand() {}

    static String write(String text, Voice voice, Register register, Chance chance) {
        boolean careful = register == Register.NEWS || register == Register.BLOG || register == Register.OWN;
        if (careful) {
            return capitals(text);
        }
        String typed = voice.casual() ? text : capitals(text);
        return voice.hasty() ? slip(typed, chance) : typed;
    }

    /** Sentences begin with a capital. */
    static String capitals(String text) {
        StringBuilder out = new StringBuilder(text);
        boolean begins = true;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (begins && Character.isLetterOrDigit(c)) {
                out.setCharAt(i, Character.toUpperCase(c));
                begins = false;
            } else if (c == '\n' || (isEnd(c) && isFollowedBySpace(text, i))) {
                begins = true;
            } else if (begins && !Character.isWhitespace(c) && c != '"') {
                begins = false;
            }
        }
        return out.toString();
    }

    /** Two letters of one long word change places. */
    private static String slip(String text, Chance chance) {
        List<MatchResult> words =
                new ArrayList<>(LONG_WORD.matcher(text).results().toList());
        if (words.isEmpty()) {
            return text;
        }
        MatchResult word = chance.pick(words);
        int at = word.start() + 1 + chance.below(word.end() - word.start() - 3);
        return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }

    private static boolean isEnd(char c) {
        return c == '.' || c == '!' || c == '?';
    }

    private static boolean isFollowedBySpace(String text, int i) {
        int next = i + 1 < text.length() && text.charAt(i + 1) == '"' ? i + 2 : i + 1;
        return next < text.length() && Character.isWhitespace(text.charAt(next));
    }
}
