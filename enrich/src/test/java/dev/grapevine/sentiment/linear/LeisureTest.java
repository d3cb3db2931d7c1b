package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeisureTest {

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.5, 0.25", "0.9, 0.05", "1, 0", "NaN, 0.0033333"})
    void shareIsOfWhatTheMachineHasToSpare(double busy, double share) {
        assertThat(new Leisure(() -> busy, 0.5).getAsDouble()).isCloseTo(share, within(1e-6));
    }
}
