package dev.grapevine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into words, the same way for what people write and for what a query asks.
 *
 * <p>Some words can be found under several forms, all at one position, the fullest first: "Acme's" as acmes and acme,
 * "@AcmeCare" as @acmecare, acmecare, acme and care. Of a web address only the host's labels are words: its path holds
 * slugs and tracking codes. docs/queries.md has the rules as people need them.
 */
final class Words {

    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www\\.)[^\\s<>\"]+");
    private static final Pattern HOST = Pattern.compile("(?i)(?:https?://)?(?:www\\.)?([^/?#:\\s]+)");
    /** Where the parts of a compound such as "AcmeFail2026" or "acme_fail" meet. */
    private static final Pattern JOINT = Pattern.compile(
            "_+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})");

    private static final Set<String> ABBREVIATIONS =
            Set.of("mr", "mrs", "ms", "dr", "prof", "st", "vs", "no", "sr", "jr", "hr", "fr", "mme");

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final Sentences sentences = new Sentences();
    private int position = -1;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    static List<Word> of(String text) {
        Words words = new Words(text);
        words.cut();
        return words.words;
    }

    private void cut() {
        Matcher address = ADDRESS.matcher(text);
        boolean found = mayHoldAddress() && address.find();
        while (at < text.length()) {
            if (found && address.start() < at) {
                found = address.find(at);
            } else if (found && address.start() == at) {
                address(address.end());
            } else {
                next();
            }
        }
    }

    /** One look spares most texts the pattern. */
    private boolean mayHoldAddress() {
        boolean found = text.contains("://");
        for (int dot = text.indexOf('.'); dot >= 0 && !found; dot = text.indexOf('.', dot + 1)) {
            found = text.regionMatches(true, dot - 3, "www", 0, 3);
        }
        return found;
    }

    private void next() {
        int c = text.codePointAt(at);
        if (isSigil(c) && Letters.wordAt(text, at + 1) && !Letters.wordBefore(text, at)) {
            tag();
        } else if (!Letters.startsWord(c)) {
            sentences.between(text, at);
            at += Character.charCount(c);
        } else if (Letters.standsAlone(c)) {
            one(at + Character.charCount(c));
        } else {
            word();
        }
    }

    private static boolean isSigil(int c) {
        return c == '#' || c == '@' || c == '\uff03' || c == '\uff20';
    }

    private void address(int end) {
        Matcher host = HOST.matcher(text).region(at, end);
        if (host.lookingAt()) {
            at = host.start(1);
            labels(host.end(1));
        }
        at = end;
    }

    private void labels(int end) {
        while (at < end) {
            int c = text.codePointAt(at);
            if (Letters.startsWord(c)) {
                one(Letters.standsAlone(c) ? at + Character.charCount(c) : Math.min(end, endOfRun(at, false)));
            } else {
                at += Character.charCount(c);
            }
        }
    }

    private void one(int end) {
        step(at);
        add(text.substring(at, end), at, end);
        at = end;
    }

    private void word() {
        int start = at;
        int end = endOfRun(start, true);
        step(start);
        String folded = Folding.fold(text.substring(start, end));
        if (folded.indexOf('\'') < 0) {
            words.add(new Word(folded, position, sentences.current(), start, end));
        } else {
            withApostrophe(folded, start, end);
        }
        at = end;
    }

    /** "Acme's" is found as acmes and acme, "l'Acme" as l'acme and acme, "don't" as it stands. */
    private void withApostrophe(String folded, int start, int end) {
        int last = folded.lastIndexOf('\'');
        int first = folded.indexOf('\'');
        if (folded.endsWith("'s")) {
            String owner = folded.substring(0, last);
            words.add(new Word(owner.replace("'", "") + "s", position, sentences.current(), start, end));
            words.add(new Word(owner, position, sentences.current(), start, end - 2));
        } else {
            words.add(new Word(folded, position, sentences.current(), start, end));
        }
        if (first <= 2 && (first < last || !folded.endsWith("'s"))) {
            String bare = folded.substring(first + 1).replaceFirst("'s$", "");
            words.add(new Word(bare, position, sentences.current(), start + first + 1, end));
        }
    }

    /** A hashtag or handle is one word, also found without its sign and by the parts of its compound. */
    private void tag() {
        int start = at;
        int body = start + 1;
        int end = body;
        while (end < text.length() && inTag(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        step(start);
        String sigil = Folding.fold(text.substring(start, body));
        String folded = Folding.fold(text.substring(body, end));
        words.add(new Word(sigil + folded, position, sentences.current(), start, end));
        words.add(new Word(folded, position, sentences.current(), start, end));
        parts(body, end);
        at = end + (isPossessive(end) ? 2 : 0);
    }

    private void parts(int body, int end) {
        String compound = text.substring(body, Math.min(end, body + Folding.LONGEST));
        Matcher joint = JOINT.matcher(compound);
        int from = 0;
        while (joint.find()) {
            // "iPhone" and "eBay" are names, not compounds.
            if (joint.start() == 1 && from == 0) {
                return;
            }
            part(compound, from, joint.start(), body);
            from = joint.end();
        }
        if (from > 0) {
            part(compound, from, compound.length(), body);
        }
    }

    private void part(String compound, int from, int to, int body) {
        if (to - from > 1) {
            add(compound.substring(from, to), body + from, body + to);
        }
    }

    private boolean isPossessive(int end) {
        return end + 1 < text.length()
                && Letters.isApostrophe(text.charAt(end))
                && Character.toLowerCase(text.charAt(end + 1)) == 's'
                && !Letters.wordAt(text, end + 2);
    }

    private static boolean inTag(int c) {
        return Letters.inWord(c) || c == '_';
    }

    private int endOfRun(int start, boolean apostrophes) {
        int end = start;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            boolean joined = apostrophes && Letters.isApostrophe(c) && Letters.wordAt(text, end + 1);
            if ((!joined && !Letters.inWord(c)) || Letters.standsAlone(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private void step(int start) {
        sentences.word(text.codePointAt(start), this::isAfterAbbreviation);
        position++;
    }

    private boolean isAfterAbbreviation() {
        return !words.isEmpty()
                && ABBREVIATIONS.contains(words.get(words.size() - 1).form());
    }

    private void add(String word, int start, int end) {
        words.add(new Word(Folding.fold(word), position, sentences.current(), start, end));
    }
}
