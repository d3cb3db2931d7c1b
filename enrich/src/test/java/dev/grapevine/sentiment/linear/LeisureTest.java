package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeisureTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private double load;
    private final AtomicInteger asked = new AtomicInteger();
    private final Leisure leisure = new Leisure(
            () -> {
                asked.incrementAndGet();
                return load;
            },
            clock::get,
            0.5);

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.5, 0.25", "0.9, 0.05", "1, 0.0033333", "-1, 0.0033333", "NaN, 0.0033333"})
    void shareIsOfWhatTheMachineHasToSpare(double busy, double share) {
        load = busy;

        assertThat(leisure.getAsDouble()).isCloseTo(share, within(1e-6));
    }

    @Test
    void machineIsAskedOnceASecondAlsoWhereTheClockTurnsOver() {
        leisure.getAsDouble();
        load = 1;
        clock.addAndGet(999_999_999);
        assertThat(leisure.getAsDouble()).isEqualTo(0.5);

        clock.addAndGet(1);
        assertThat(leisure.getAsDouble()).isEqualTo(Leisure.LEAST);
        assertThat(asked).hasValue(2);
    }
}
