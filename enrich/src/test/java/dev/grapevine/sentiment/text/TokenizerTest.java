package dev.grapevine.sentiment.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.sentiment.text.Token.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "I don't like it. | i don't like it .",
                "I don’t like it! | i don't like it !",
                "sooooo goooood | soo good",
                "@somebody see https://example.org/a?b=c now | @user see http now",
                "#BestDay ever | #bestday ever",
                "nice :-) sad :'( love <3 | nice :) sad :( love <3",
                "what?!?! no... | what ?! no ..",
                "5 stars, 10/10, 1999 | 5 stars , 10 / 10 , 0000",
                "👍🏽👍 ❤️ 👩‍👩‍👧 | 👍 👍 ❤ 👩",
                "Zephyr's crew | zephyr crew",
                "f**k that | f**k that",
                "salt &amp; pepper | salt & pepper",
            })
    void writesWordsInOneForm(String text, String forms) {
        assertThat(String.join(" ", forms(text))).isEqualTo(forms);
    }

    @Test
    void knowsShoutingAndStretching() {
        List<Token> tokens = Tokenizer.tokens("WOW niiiice I");

        assertThat(tokens).extracting(Token::loud).containsExactly(true, false, false);
        assertThat(tokens).extracting(Token::stretched).containsExactly(false, true, false);
    }

    @Test
    void anEmptyLineEndsASentence() {
        assertThat(Tokenizer.tokens("one\n\ntwo"))
                .extracting(Token::kind)
                .containsExactly(Kind.WORD, Kind.STOP, Kind.WORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\n", "\u200B\u200D"})
    void nothingIsNoToken(String text) {
        assertThat(Tokenizer.tokens(text)).isEmpty();
    }

    @RepeatedTest(200)
    void anyTextGivesTokensInOrderWithinIt(RepetitionInfo repetition) {
        String text = garbage(new Random(repetition.getCurrentRepetition()));

        int end = 0;
        for (Token token : Tokenizer.tokens(text)) {
            assertThat(token.start()).isBetween(end, text.length() - 1);
            assertThat(token.end()).isBetween(token.start() + 1, text.length());
            end = token.end();
        }
    }

    private static String garbage(Random random) {
        String pieces = "ab'’*.,!?:;()@#_-<3&amp; \n\t9\uD83D\uDE00\u200D\uFE0F\u0301éß漢";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        return text.toString();
    }

    private static List<String> forms(String text) {
        return Tokenizer.tokens(text).stream().map(Token::form).toList();
    }
}
