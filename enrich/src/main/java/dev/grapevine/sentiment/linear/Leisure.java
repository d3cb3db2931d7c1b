package dev.grapevine.sentiment.linear;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How much of its time a thread may give to slow work: the more, the less the machine has to do.
 *
 * <p>So what is said in a quiet hour is all read well, and a flood is not slowed down. Thread-safe; threads that ask at
 * the same moment may look twice.
 */
final class Leisure implements DoubleSupplier {

    private static final long LOOK_NANOS = 1_000_000_000L;

    /**
     * While nobody knows how busy the machine is, and while it has nothing to spare. More would cost a flood more than this
     * share: code that runs so seldom is compiled again and again.
     */
    static final double LEAST = 1 / 300.0;

    private final DoubleSupplier load;
    private final LongSupplier nanos;
    private final double most;
    private volatile double share = LEAST;
    private volatile long looked;

    /**
     * @param load of all processors since it was asked last, 0 to 1; anything else where that is not known
     * @param nanos a clock
     * @param most the share on a machine that does nothing else, 0 to 1
     */
    Leisure(DoubleSupplier load, LongSupplier nanos, double most) {
        this.load = load;
        this.nanos = nanos;
        this.most = most;
        this.looked = nanos.getAsLong() - LOOK_NANOS;
    }

    /** Of the machine, or of the container, that this JVM runs in. */
    static Leisure ofThisMachine(double most) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? new Leisure(system::getCpuLoad, System::nanoTime, most)
                : new Leisure(() -> Double.NaN, System::nanoTime, most);
    }

    @Override
    public double getAsDouble() {
        long now = nanos.getAsLong();
        if (now - looked >= LOOK_NANOS) {
            looked = now;
            double busy = load.getAsDouble();
            share = busy >= 0 && busy <= 1 ? Math.max(LEAST, most * (1 - busy)) : LEAST;
        }
        return share;
    }
}
