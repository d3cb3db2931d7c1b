package dev.grapevine.job.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.job.reputation.Guard.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class GuardTest {

    @Test
    void eachCallOfARoundHasTheDeadlineForItself() throws InterruptedException {
        try (Guard guard = new Guard(Duration.ofSeconds(2))) {
            assertThat(guard.call(calls(5, 500))).containsExactly(done(0), done(1), done(2), done(3), done(4));
        }
    }

    @Test
    void aRoundEndsWithTheCallThatTakesTooLong() throws InterruptedException {
        try (Guard guard = new Guard(Duration.ofMillis(500))) {
            List<Callable<Integer>> calls = new ArrayList<>(calls(2, 0));
            calls.add(() -> {
                Thread.sleep(60_000);
                return 2;
            });
            calls.addAll(calls(2, 0));

            List<Outcome<Integer>> outcomes = guard.call(calls);

            assertThat(outcomes.subList(0, 2)).containsExactly(done(0), done(1));
            assertThat(outcomes).hasSize(3).last().isInstanceOf(Outcome.Failed.class);
            assertThat(guard.call(() -> 7)).isEqualTo(done(7));
        }
    }

    /** Calls that take about as long as they may, so that many come back in the moment in which they are given up. */
    @Test
    void whatComesBackAtTheLastMomentIsNotTakenForAnother() throws InterruptedException {
        Random random = new Random(1);
        try (Guard guard = new Guard(Duration.ofMillis(10))) {
            for (int round = 0; round < 200; round++) {
                List<Callable<Integer>> calls = calls(3, 8 + random.nextInt(5));
                List<Outcome<Integer>> outcomes = guard.call(calls);
                assertThat(outcomes).hasSizeBetween(1, calls.size());
                for (int i = 0; i < outcomes.size(); i++) {
                    boolean isLast = i == outcomes.size() - 1;
                    assertThat(outcomes.get(i).equals(done(i)) || (isLast && outcomes.get(i) instanceof Outcome.Failed))
                            .isTrue();
                }
                assertThat(outcomes.size() == calls.size()
                                || outcomes.get(outcomes.size() - 1) instanceof Outcome.Failed)
                        .isTrue();
            }
        }
    }

    @Test
    void aVirtualMachineThatIsBrokenIsNothingToGoOnWith() {
        try (Guard guard = new Guard(Duration.ofSeconds(10))) {
            assertThatThrownBy(() -> guard.call(() -> {
                        throw new NoClassDefFoundError("gone");
                    }))
                    .isInstanceOf(NoClassDefFoundError.class);
        }
    }

    private static List<Callable<Integer>> calls(int count, long millis) {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            calls.add(() -> {
                Thread.sleep(millis);
                return number;
            });
        }
        return calls;
    }

    private static Outcome<Integer> done(int value) {
        return new Outcome.Done<>(value);
    }
}
