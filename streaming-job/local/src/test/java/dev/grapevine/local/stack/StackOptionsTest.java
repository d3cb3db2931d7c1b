package dev.grapevine.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackOptionsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "4, 2", "8, 4", "64, 4"})
    void bothJobsTogetherHaveATaskForEachProcessor(int processors, int parallelism) {
        assertThat(StackOptions.parallelismOn(processors)).isEqualTo(parallelism);
    }
}
