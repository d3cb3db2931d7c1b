package dev.grapevine.sentiment.linear;

import java.util.function.DoubleSupplier;

/**
 * How much of its time a thread may give to slow work: the more, the less the machine has to do.
 *
 * <p>So what is said in a quiet hour is all read well, and a flood is not slowed down.
 *
 * @param load of all processors, 0 to 1; NaN where that is not known
 * @param most the share on a machine that does nothing else, 0 to 1
 */
record Leisure(DoubleSupplier load, double most) implements DoubleSupplier {

    /** While nobody knows how busy the machine is. */
    private static final double UNKNOWN = 1 / 300.0;

    static Leisure ofThisMachine(double most) {
        return new Leisure(MachineLoad.shared(), most);
    }

    @Override
    public double getAsDouble() {
        double busy = load.getAsDouble();
        return Double.isNaN(busy) ? UNKNOWN : most * (1 - busy);
    }
}
