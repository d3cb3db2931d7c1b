package dev.grapevine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {

    /** What a word is, said once more, in the slow way. */
    private static final Pattern WORD =
            Pattern.compile("#?[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}]|['’-](?=\\p{L})){2,29}");

    @Test
    void wordsThatSayNothingByThemselvesDoNotStandOut() {
        assertThat(Words.of("This is then what the recall is about: los frenos, die Bremsen"))
                .containsExactly("recall", "frenos", "bremsen");
    }

    @Test
    void addressesAreNoWords() {
        assertThat(Words.of("see https://news.example/recall/kettle")).containsExactly("see");
    }

    @Test
    void cutsAsThePatternDoes() {
        Random random = new Random(1);
        String letters = "aBzé漢क\u093f\u0301١Ⅷ½𝒳😀#'’-- .\n_\ud83d";
        int[] signs = letters.codePoints().toArray();
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(50), 0, signs.length)
                    .mapToObj(sign -> Character.toString(signs[sign]).repeat(random.nextInt(9) == 0 ? 20 : 1))
                    .collect(Collectors.joining());
            assertThat(Words.of(text)).as(text).containsExactlyElementsOf(byPattern(text));
        }
    }

    private static Set<String> byPattern(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (words.size() < 60 && matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
