package dev.grapevine.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TermsTest {

    private static final String IN_WORD = "[\\p{L}\\p{N}\\p{M}_]*+";

    /** What a token is, said once more, in the slow way. */
    private static final Pattern TOKEN = Pattern.compile(
            "https?://\\S+|[#@]?[\\p{L}\\p{N}]" + IN_WORD + "(?:['\u2019-](?=\\p{L})" + IN_WORD + ")*+|[.!?;:,()\\n]");

    @Test
    void hashtagsNamesAndPhrasesAreTerms() {
        assertThat(Terms.of("Then the Northwind kettle burst again, #kettlegate"))
                .contains("#kettlegate", "northwind", "northwind kettle", "kettle burst")
                .doesNotContain("then", "the northwind", "again #kettlegate");
    }

    @Test
    void cutsAsThePatternDoes() {
        Random random = new Random(1);
        List<String> parts = List.of(
                "a",
                "B",
                "zé",
                "漢",
                "\u093f",
                "\u0301",
                "١",
                "Ⅷ",
                "½",
                "𝒳",
                "😀",
                "#",
                "@",
                "'",
                "’",
                "-",
                " ",
                " ",
                ".",
                ",",
                "(",
                "\n",
                "\t",
                "_",
                "\ud83d",
                "http://",
                "https://",
                "https:/",
                "kettle");
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(40), 0, parts.size())
                    .mapToObj(parts::get)
                    .collect(Collectors.joining());
            assertThat(Terms.tokens(text)).as(text).isEqualTo(byPattern(text));
        }
    }

    private static List<String> byPattern(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
