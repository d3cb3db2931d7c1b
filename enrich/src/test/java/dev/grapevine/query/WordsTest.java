package dev.grapevine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Www.Acme.example/slug",
                "see wWw.acme.example/slug",
                "HTTP://acme.example/slug?q=slug",
                "(https://www.acme.example/slug)",
                "a.b. www.acme.example/slug"
            })
    void ofAnAddressOnlyTheHostIsWords(String text) {
        assertThat(Words.of(text))
                .extracting(Word::form)
                .contains("acme", "example")
                .doesNotContain("slug");
    }

    @Test
    void aFullStopBehindAnAbbreviationEndsNoSentence() {
        assertThat(Words.of("Dr. Acme left. Then Acme Inc. is back"))
                .extracting(Word::sentence)
                .containsExactly(0, 0, 0, 1, 1, 1, 1, 1);
    }
}
