package dev.grapevine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void wordsThatSayNothingByThemselvesDoNotStandOut() {
        assertThat(Words.of("This is then what the recall is about: los frenos, die Bremsen"))
                .containsExactly("recall", "frenos", "bremsen");
    }

    @Test
    void addressesAreNoWords() {
        assertThat(Words.of("see https://news.example/recall/kettle")).containsExactly("see");
    }
}
