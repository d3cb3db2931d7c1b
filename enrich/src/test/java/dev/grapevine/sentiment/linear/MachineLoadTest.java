package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineLoadTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger asked = new AtomicInteger();
    private double found = 0.7;
    private final MachineLoad load = new MachineLoad(
            () -> {
                asked.incrementAndGet();
                return found;
            },
            clock::get);

    @Test
    void machineIsAskedOnceASecondAlsoWhereTheClockTurnsOver() {
        assertThat(load.getAsDouble()).isEqualTo(0.7);
        found = 1;
        clock.addAndGet(SECOND - 1);
        assertThat(load.getAsDouble()).isEqualTo(0.7);

        clock.addAndGet(1);
        assertThat(load.getAsDouble()).isEqualTo(1);
        assertThat(asked).hasValue(2);
    }

    /** The JVM says so of an interval that is shorter than its clock's tick, as where somebody else has just asked. */
    @Test
    void whatIsSaidOfNoTimeAtAllIsNoIdleMachine() {
        found = 0;
        assertThat(load.getAsDouble()).isNaN();

        clock.addAndGet(SECOND);
        found = 0.9;
        load.getAsDouble();
        clock.addAndGet(SECOND);
        found = 0;
        assertThat(load.getAsDouble()).isEqualTo(0.9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1.5, Double.NaN})
    void whatIsNotKnownIsSaidSo(double unknown) {
        load.getAsDouble();
        clock.addAndGet(SECOND);
        found = unknown;

        assertThat(load.getAsDouble()).isNaN();
    }

    @Test
    void allShareOne() {
        assertThat(MachineLoad.shared()).isSameAs(MachineLoad.shared());
    }
}
