package dev.grapevine.sentiment.linear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Minimizes a smooth convex function: limited-memory BFGS with backtracking (Nocedal and Wright, "Numerical
 * Optimization", algorithm 7.5). Deterministic: the same function gives the same bits.
 */
final class Lbfgs {

    private static final int MEMORY = 6;
    private static final int STEPS_BACK = 20;
    private static final double SUFFICIENT = 1e-4;
    private static final double CONVERGED = 2e-5;

    private final Function function;
    private final Deque<Pair> history = new ArrayDeque<>();
    private double[] point;
    private double[] gradient;
    private double value;

    private Lbfgs(Function function, int size) {
        this.function = function;
        this.point = new double[size];
        this.gradient = new double[size];
        this.value = function.valueAndGradient(point, gradient);
    }

    /** From the origin to where the value falls by less than 1 in 50,000, or the iterations are used up. */
    static double[] minimize(Function function, int size, int iterations) {
        Lbfgs search = new Lbfgs(function, size);
        for (int i = 0; i < iterations && search.step(); i++) {}
        return search.point;
    }

    /** False where there is nothing more to gain. */
    private boolean step() {
        double[] direction = direction();
        double slope = dot(gradient, direction);
        double[] nextPoint = new double[point.length];
        double[] nextGradient = new double[point.length];
        double size = 1;
        for (int i = 0; i < STEPS_BACK; i++, size /= 2) {
            for (int j = 0; j < point.length; j++) {
                nextPoint[j] = point[j] + size * direction[j];
            }
            double nextValue = function.valueAndGradient(nextPoint, nextGradient);
            if (nextValue <= value + SUFFICIENT * size * slope) {
                return move(nextPoint, nextGradient, nextValue);
            }
        }
        return false;
    }

    private boolean move(double[] nextPoint, double[] nextGradient, double nextValue) {
        Pair pair = Pair.of(point, gradient, nextPoint, nextGradient);
        if (pair.curvature > 0) {
            history.addLast(pair);
        }
        if (history.size() > MEMORY) {
            history.removeFirst();
        }
        boolean gained = value - nextValue > CONVERGED * Math.abs(value);
        point = nextPoint;
        gradient = nextGradient;
        value = nextValue;
        return gained;
    }

    /** The two-loop recursion; the first step is of length 1. */
    private double[] direction() {
        double[] direction = gradient.clone();
        scale(direction, -1);
        if (history.isEmpty()) {
            scale(direction, 1 / Math.max(1e-12, Math.sqrt(dot(gradient, gradient))));
            return direction;
        }
        List<Pair> pairs = new ArrayList<>(history);
        double[] alpha = new double[pairs.size()];
        for (int i = alpha.length - 1; i >= 0; i--) {
            alpha[i] = dot(pairs.get(i).moved, direction) / pairs.get(i).curvature;
            add(direction, -alpha[i], pairs.get(i).turned);
        }
        Pair last = pairs.get(alpha.length - 1);
        scale(direction, last.curvature / dot(last.turned, last.turned));
        for (int i = 0; i < alpha.length; i++) {
            double beta = dot(pairs.get(i).turned, direction) / pairs.get(i).curvature;
            add(direction, alpha[i] - beta, pairs.get(i).moved);
        }
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void scale(double[] a, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= factor;
        }
    }

    private static void add(double[] a, double factor, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += factor * b[i];
        }
    }

    /** What is minimized. */
    interface Function {

        /** Writes the gradient over what is in {@code gradient} and returns the value. */
        double valueAndGradient(double[] point, double[] gradient);
    }

    /** How a step moved the point and turned the gradient. */
    private record Pair(double[] moved, double[] turned, double curvature) {

        static Pair of(double[] point, double[] gradient, double[] nextPoint, double[] nextGradient) {
            double[] moved = nextPoint.clone();
            double[] turned = nextGradient.clone();
            add(moved, -1, point);
            add(turned, -1, gradient);
            return new Pair(moved, turned, dot(moved, turned));
        }
    }
}
