package dev.grapevine.sentiment.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Weights as one byte each on disk: sign times the square of a 127th, times the greatest weight, so that small weights
 * keep their precision.
 */
final class Quantized {

    private Quantized() {}

    static void write(float[] weights, DataOutputStream out) throws IOException {
        float max = 1e-6f;
        for (float weight : weights) {
            max = Math.max(max, Math.abs(weight));
        }
        out.writeInt(weights.length);
        out.writeFloat(max);
        for (float weight : weights) {
            out.writeByte(quantum(weight, max));
        }
    }

    static float[] read(DataInputStream in) throws IOException {
        float[] weights = new float[in.readInt()];
        float max = in.readFloat();
        byte[] quanta = new byte[weights.length];
        in.readFully(quanta);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = value(quanta[i], max);
        }
        return weights;
    }

    /** 0 for weights that would be lost. */
    static int quantum(float weight, float max) {
        return (int) (Math.signum(weight) * Math.round(127 * Math.sqrt(Math.abs(weight) / max)));
    }

    private static float value(byte quantum, float max) {
        return Math.signum(quantum) * max * quantum * quantum / (127f * 127f);
    }
}
