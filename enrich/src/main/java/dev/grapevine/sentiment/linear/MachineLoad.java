package dev.grapevine.sentiment.linear;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How busy all processors were for about the last second, 0 to 1; NaN as long as nobody knows. Thread-safe; threads that
 * ask at the same moment may look twice.
 */
final class MachineLoad implements DoubleSupplier {

    private static final long LOOK_NANOS = 1_000_000_000L;

    private final DoubleSupplier sinceAsked;
    private final LongSupplier nanos;
    private volatile double load = Double.NaN;
    private volatile long looked;

    /**
     * @param sinceAsked load since it was asked last; 0 where that was just now, negative where it is not known
     * @param nanos a clock
     */
    MachineLoad(DoubleSupplier sinceAsked, LongSupplier nanos) {
        this.sinceAsked = sinceAsked;
        this.nanos = nanos;
        this.looked = nanos.getAsLong() - LOOK_NANOS;
    }

    /**
     * Of the machine, or of the container, that this JVM runs in. One for all who ask: a JVM measures from the last time
     * that anybody asked it, and of two who ask one after the other the second would always hear of an idle machine.
     */
    static MachineLoad shared() {
        return Shared.LOAD;
    }

    @Override
    public double getAsDouble() {
        long now = nanos.getAsLong();
        if (now - looked >= LOOK_NANOS) {
            looked = now;
            double found = sinceAsked.getAsDouble();
            if (found != 0) {
                load = found > 0 && found <= 1 ? found : Double.NaN;
            }
        }
        return load;
    }

    private static final class Shared {
        private static final MachineLoad LOAD = new MachineLoad(
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        ? system::getCpuLoad
                        : () -> Double.NaN,
                System::nanoTime);
    }
}
