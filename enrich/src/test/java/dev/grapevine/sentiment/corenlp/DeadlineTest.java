package dev.grapevine.sentiment.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void workThatIsDoneInTimeAnswers() throws Exception {
        assertThat(new Deadline(Duration.ofMinutes(1)).call(() -> "done")).isEqualTo("done");
    }

    @Test
    void aStackOverflowIsAnErrorOfThatWorkOnly() throws Exception {
        Deadline deadline = new Deadline(Duration.ofMinutes(1));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> deadline.call(() -> depth(0)))
                .withCauseInstanceOf(StackOverflowError.class);
        assertThat(deadline.call(() -> "next")).isEqualTo("next");
    }

    @Test
    void threadsThatHangAreReplacedUpToALimitAndForgivenWhenTheyEnd() throws Exception {
        Deadline deadline = new Deadline(Duration.ofMillis(200));
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < Deadline.MOST_ABANDONED; i++) {
            assertThat(deadline.call(() -> "still served")).isEqualTo("still served");
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> deadline.call(hang(release)));
        }
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> deadline.call(() -> "refused"));

        release.countDown();

        await().ignoreExceptions().until(() -> deadline.call(() -> "again").equals("again"));
    }

    /** Hangs as CoreNLP would: an interrupt does not wake it. */
    private static Callable<String> hang(CountDownLatch release) {
        return () -> {
            while (release.getCount() > 0) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                Thread.interrupted();
            }
            return "late";
        };
    }

    private static int depth(int n) {
        return n == Integer.MAX_VALUE ? 0 : depth(n + 1) + 1;
    }
}
