package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.encoder.Passage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Brings each dimension of the encoder's vectors to mean 0 and deviation 1. */
final class Scaling {

    private final float[] means;
    private final float[] factors;

    /** @param factors one divided by the deviation of each dimension */
    Scaling(float[] means, float[] factors) {
        this.means = means;
        this.factors = factors;
    }

    /** By all pieces of these, at least one. */
    static Scaling of(List<Passage> passages) {
        int dimensions = passages.get(0).vectors()[0].length;
        double[] sums = new double[dimensions];
        double[] squares = new double[dimensions];
        long count = 0;
        for (Passage passage : passages) {
            for (float[] vector : passage.vectors()) {
                for (int i = 0; i < dimensions; i++) {
                    sums[i] += vector[i];
                    squares[i] += (double) vector[i] * vector[i];
                }
            }
            count += passage.vectors().length;
        }
        float[] means = new float[dimensions];
        float[] factors = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            double mean = sums[i] / count;
            means[i] = (float) mean;
            factors[i] = (float) (1 / Math.sqrt(Math.max(0, squares[i] / count - mean * mean) + 1e-9));
        }
        return new Scaling(means, factors);
    }

    int dimensions() {
        return means.length;
    }

    Passage scaled(Passage passage) {
        float[][] vectors = new float[passage.vectors().length][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = scaled(passage.vectors()[i]);
        }
        return new Passage(vectors, passage.from(), passage.to());
    }

    private float[] scaled(float[] vector) {
        float[] scaled = new float[vector.length];
        scale(vector, scaled);
        return scaled;
    }

    /** Into the beginning of an array that may be longer. */
    void scale(float[] vector, float[] to) {
        for (int i = 0; i < means.length; i++) {
            to[i] = (vector[i] - means[i]) * factors[i];
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeShort(means.length);
        for (int i = 0; i < means.length; i++) {
            out.writeFloat(means[i]);
            out.writeFloat(factors[i]);
        }
    }

    static Scaling read(DataInputStream in) throws IOException {
        float[] means = new float[in.readShort()];
        float[] factors = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = in.readFloat();
            factors[i] = in.readFloat();
        }
        return new Scaling(means, factors);
    }
}
