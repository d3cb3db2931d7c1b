package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"-0.284, -28", "0.1, +10", "0.001, 0", "1, +100"})
    void netSentimentIsSaidWithItsSign(double net, String said) {
        assertThat(Words.balance(OptionalDouble.of(net))).isEqualTo(said);
    }

    @Test
    void nothingIsNotZero() {
        assertThat(Words.balance(OptionalDouble.empty())).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource({
        "120, 100, +20 % on before",
        "50, 100, -50 % on before",
        "100, 100, as much as before",
        "3, 0, none in the stretch before",
        "0, 0, none before either"
    })
    void countsAreComparedInWords(long now, long before, String said) {
        assertThat(Words.change(now, before)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"999, 999", "12345, '12,345'", "1250000, 1.3 million", "12500000, 12 million"})
    void bigCountsAreShort(long count, String said) {
        assertThat(Words.compact(count)).isEqualTo(said);
    }
}
