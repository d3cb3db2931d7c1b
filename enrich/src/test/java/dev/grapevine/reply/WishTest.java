package dev.grapevine.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {

    @ParameterizedTest
    @ValueSource(strings = {"none", " No ", "do-not-contact", "DO NOT CONTACT", "opt_out", "Kein Kontakt", "false"})
    void whoWantsNoAnswerIsUnderstood(String words) {
        assertThat(Wish.of(words).isForNoAnswer()).isTrue();
        assertThat(Wish.of(words).isForAWay()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "phone", "not by phone", "nobody but Ann"})
    void anyOtherWordIsAWay(String words) {
        assertThat(Wish.of(words).isForNoAnswer()).isFalse();
        assertThat(Wish.of(words).isForAWay()).isTrue();
    }

    @Test
    void whoSaysNothingMayBeAnswered() {
        assertThat(Wish.of(null).isForNoAnswer()).isFalse();
        assertThat(Wish.of(" ").isForAWay()).isFalse();
    }
}
