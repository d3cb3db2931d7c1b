package dev.grapevine.phrase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
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

    /** Words that join others and say nothing by themselves, in the languages that sentiment is known in. */
    private static final Set<String> SMALL = new HashSet<>(Arrays.asList(
            ("a about above after again against all also am an and any are as at be because been before being below"
                            + " between both but by can cannot could did do does doing don't down during each even few"
                            + " for from further get got had has have having he her here hers him his how i i'm i've if"
                            + " in into is isn't it it's its itself just like me more most my new no nor not now of off"
                            + " on once one only or other our ours out over own please really same she should so some"
                            + " still such than that that's the their theirs them then there these they this those"
                            + " through time to today too under until up us very was we well were what when where which"
                            + " while who whom why will with would yes yet you your yours rt via amp im dont u ur"
                            + " der die das den dem des ein eine einen und oder nicht ist sind war mit auf von zu im in"
                            + " für es ich du er sie wir ihr auch noch nur wie aber el la los las un una y o no es en de"
                            + " que por con para se lo al le les des du une et ou ne pas est sont dans sur pour avec je"
                            + " tu il elle nous vous ce il lo gli di che non per sono het een van en niet op dat")
                    .split(" ")));

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
        words.add(token.toLowerCase(Locale.ROOT));
        for (int length = 2; length <= 3; length++) {
            phrase(length);
        }
    }

    /** Written large, and not because a sentence begins or everything is. */
    private boolean isName(String token) {
        return !words.isEmpty()
                && token.length() > 2
                && Character.isUpperCase(token.charAt(0))
                && !token.equals(token.toUpperCase(Locale.ROOT))
                && !SMALL.contains(token.toLowerCase(Locale.ROOT));
    }

    private void phrase(int length) {
        int from = words.size() - length;
        if (from >= 0 && !SMALL.contains(words.get(from)) && !SMALL.contains(words.get(words.size() - 1))) {
            add(true, String.join(" ", words.subList(from, words.size())));
        }
    }

    private void add(boolean says, String term) {
        if (says && term.length() > 2 && term.length() <= LONGEST_TERM) {
            terms.add(term.toLowerCase(Locale.ROOT));
        }
    }
}
