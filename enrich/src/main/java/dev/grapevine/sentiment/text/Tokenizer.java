package dev.grapevine.sentiment.text;

import dev.grapevine.sentiment.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits text of any language and any quality into tokens, in one pass and without regular expressions, so that no
 * text can make it slow.
 */
public final class Tokenizer {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final String EYES = ":;=";
    private static final String NOSES = "-'^o";
    private static final String MOUTHS = ")(]}[{DPp/\\|*3oOSs@$";
    private static final String STOPS = ".!?…。！？";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    public static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        while (tokenizer.at < text.length()) {
            tokenizer.step();
        }
        return tokenizer.tokens;
    }

    private void step() {
        int c = text.codePointAt(at);
        if (isBlank(c)) {
            blank();
        } else if (Character.isLetterOrDigit(c)) {
            wordOrLink(c);
        } else if (c == '@' && isName(at + 1)) {
            add("@user", Kind.ACCOUNT, nameEnd(at + 1));
        } else if (c == '#' && isName(at + 1)) {
            int end = nameEnd(at + 1);
            add(fold(text.substring(at, end)), Kind.HASHTAG, end);
        } else if (!emoticon()) {
            signOrEmoji(c);
        }
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** An empty line ends a sentence. */
    private void blank() {
        int start = at;
        int lines = 0;
        while (at < text.length() && isBlank(text.charAt(at))) {
            lines += text.charAt(at++) == '\n' ? 1 : 0;
        }
        if (lines > 1) {
            tokens.add(new Token("\n", Kind.STOP, start, at, false, false));
        }
    }

    private void wordOrLink(int first) {
        if ((first == 'h' || first == 'w' || first == 'H') && isLink()) {
            int end = at;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            add("http", Kind.LINK, end);
        } else {
            word();
        }
    }

    private boolean isLink() {
        return startsWith("http://") || startsWith("https://") || startsWith("www.") || isMaskedLink();
    }

    /** Some corpora write "http" for each link. */
    private boolean isMaskedLink() {
        return startsWith("http") && (at + 4 == text.length() || Character.isWhitespace(text.charAt(at + 4)));
    }

    private boolean startsWith(String prefix) {
        return text.regionMatches(true, at, prefix, 0, prefix.length());
    }

    private void word() {
        int end = at;
        boolean digits = true;
        boolean upper = true;
        int letters = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (Character.isLetter(c)) {
                digits = false;
                upper &= Character.isUpperCase(c);
                letters++;
            } else if (!isInner(c, end)) {
                break;
            }
            end += Character.charCount(c);
        }
        String raw = text.substring(at, end);
        String form = digits ? number(raw) : fold(raw);
        boolean loud = upper && letters > 1;
        boolean stretched = !digits && isStretched(raw);
        tokens.add(new Token(form, digits ? Kind.NUMBER : Kind.WORD, at, end, loud, stretched));
        at = end;
    }

    /** Digits, marks, and what may stand between two letters or digits: don't, f**k, 3.5. */
    private boolean isInner(int c, int position) {
        if (Character.isDigit(c) || isMark(c) || c == '_') {
            return true;
        }
        if (position + 1 >= text.length() || position == at) {
            return false;
        }
        char before = text.charAt(position - 1);
        char after = text.charAt(position + 1);
        return switch (c) {
            case '\'', '’' -> Character.isLetter(before) && Character.isLetter(after);
            case '*' -> Character.isLetter(before) || (before == '*' && (Character.isLetter(after) || after == '*'));
            case '.', ',' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Small whole numbers say something (5 stars, 10 out of 10); other numbers are alike. */
    private static String number(String raw) {
        return raw.length() <= 2 || raw.equals("100") ? raw : "0000";
    }

    private boolean isName(int position) {
        return position < text.length()
                && (Character.isLetterOrDigit(text.codePointAt(position)) || text.charAt(position) == '_');
    }

    private int nameEnd(int from) {
        int end = from;
        while (isName(end) || (end < text.length() && isMark(text.codePointAt(end)))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Eyes, perhaps a nose, a mouth; or the other way round. The form has no nose. */
    private boolean emoticon() {
        if (text.startsWith("<3", at)) {
            return add("<3", Kind.EMOTICON, at + 2);
        }
        if (text.startsWith("&lt;3", at)) {
            return add("<3", Kind.EMOTICON, at + 5);
        }
        char first = text.charAt(at);
        if (EYES.indexOf(first) >= 0) {
            int mouth = at + 1 < text.length() && NOSES.indexOf(text.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
            return isMouth(mouth)
                    && add((first == ';' ? ";" : ":") + mouth(text.charAt(mouth)), Kind.EMOTICON, runEnd(mouth));
        }
        boolean mirrored = (first == '(' || first == ')') && at + 1 < text.length() && text.charAt(at + 1) == ':';
        return mirrored && !isName(at + 2) && add(first == '(' ? ":)" : ":(", Kind.EMOTICON, at + 2);
    }

    /** A letter is a mouth only where no word goes on. */
    private boolean isMouth(int position) {
        if (position >= text.length() || MOUTHS.indexOf(text.charAt(position)) < 0) {
            return false;
        }
        char c = text.charAt(position);
        return c == '/' ? !text.startsWith("//", position) : !Character.isLetterOrDigit(c) || !isName(position + 1);
    }

    private static char mouth(char c) {
        return switch (c) {
            case ']', '}' -> ')';
            case '[', '{' -> '(';
            case 'p' -> 'P';
            case '\\' -> '/';
            default -> c;
        };
    }

    private void signOrEmoji(int c) {
        if (isEmoji(c)) {
            emoji(c);
        } else if (isEntity("&amp;")) {
            add("&", Kind.SIGN, at + 5);
        } else if (STOPS.indexOf(c) >= 0) {
            stop();
        } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
            at += Character.charCount(c);
        } else {
            add(c == '’' ? "'" : Character.toString(c), Kind.SIGN, at + Character.charCount(c));
        }
    }

    private boolean isEntity(String entity) {
        return text.startsWith(entity, at);
    }

    /** A run of stops is one token: "!", "!!", "?!", "...". */
    private void stop() {
        int end = at;
        boolean question = false;
        boolean exclamation = false;
        while (end < text.length() && STOPS.indexOf(text.charAt(end)) >= 0) {
            question |= text.charAt(end) == '?' || text.charAt(end) == '？';
            exclamation |= text.charAt(end) == '!' || text.charAt(end) == '！';
            end++;
        }
        boolean several = end - at > 1 || text.charAt(at) == '…';
        String form = question ? (exclamation ? "?!" : several ? "??" : "?") : exclamation ? "!" : ".";
        String repeated = several && form.length() == 1 ? form + form : form;
        tokens.add(new Token(repeated, Kind.STOP, at, end, false, several));
        at = end;
    }

    /** One emoji with its skin tones, variation selectors and joined parts; the form is the first part alone. */
    private void emoji(int c) {
        int end = at + Character.charCount(c);
        while (end < text.length()) {
            int next = text.codePointAt(end);
            boolean joined = text.codePointBefore(end) == ZERO_WIDTH_JOINER;
            if (!joined && next != ZERO_WIDTH_JOINER && !isModifier(next)) {
                break;
            }
            end += Character.charCount(next);
        }
        add(Character.toString(c), Kind.EMOJI, end);
    }

    private static boolean isModifier(int c) {
        return (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x20E3;
    }

    private static boolean isEmoji(int c) {
        return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF);
    }

    private int runEnd(int position) {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) == text.charAt(position)) {
            end++;
        }
        return end;
    }

    private boolean add(String form, Kind kind, int end) {
        tokens.add(new Token(form, kind, at, end, false, false));
        at = end;
        return true;
    }

    private static boolean isStretched(String raw) {
        for (int i = 2; i < raw.length(); i++) {
            if (raw.charAt(i) == raw.charAt(i - 1) && raw.charAt(i) == raw.charAt(i - 2)) {
                return true;
            }
        }
        return false;
    }

    /** Lower case, straight apostrophes, at most two equal characters in a row, no possessive. */
    private static String fold(String raw) {
        String lower = raw.toLowerCase(Locale.ROOT).replace('’', '\'');
        StringBuilder folded = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            int n = folded.length();
            if (n < 2 || c != folded.charAt(n - 1) || c != folded.charAt(n - 2)) {
                folded.append(c);
            }
        }
        int n = folded.length();
        boolean possessive = n > 2 && folded.charAt(n - 1) == 's' && folded.charAt(n - 2) == '\'';
        return possessive ? folded.substring(0, n - 2) : folded.toString();
    }
}
