package dev.grapevine.job.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "200,,DONE",
        "201,,DONE",
        "404,,DONE",
        "404,index_not_found_exception,NO_INDEX",
        "409,version_conflict_engine_exception,STALE",
        "429,es_rejected_execution_exception,AGAIN",
        "503,unavailable_shards_exception,AGAIN",
        "400,document_parsing_exception,REFUSED",
        "401,security_exception,FORBIDDEN",
        "403,security_exception,FORBIDDEN",
        "403,cluster_block_exception,AGAIN"
    })
    void answerOfElasticsearchMeans(int status, @Nullable String error, Verdict verdict) {
        assertThat(Verdict.of(status, error)).isEqualTo(verdict);
    }

    @Test
    void waitGrowsToItsCapAndStartsAgainAfterASuccess() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(1));

        assertThat(backoff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        for (int i = 0; i < 100; i++) {
            backoff.next();
        }
        assertThat(backoff.next()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));

        backoff.reset();
        assertThat(backoff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    }
}
