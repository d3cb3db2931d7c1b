package dev.grapevine.sentiment.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A softmax over weighted features; immutable. */
final class LinearModel {

    private final int classes;
    private final int[] keys;
    private final float[] weights;

    /** Key and weights of a feature side by side: most of the time goes into waiting for memory. */
    private final int[] slots;

    private final int stride;
    private final int mask;

    /**
     * @param keys ascending; 0 only where all are smaller than their number, as those of dimensions are
     * @param weights {@code classes} for each key
     */
    LinearModel(int classes, int[] keys, float[] weights) {
        if (weights.length != classes * keys.length) {
            throw new IllegalArgumentException(
                    weights.length + " weights for " + keys.length + " keys and " + classes + " classes");
        }
        this.classes = classes;
        this.keys = keys;
        this.weights = weights;
        this.stride = classes + 1;
        int capacity = KeyTable.capacity(keys.length);
        this.mask = capacity - 1;
        this.slots = new int[capacity * stride];
        for (int i = 0; i < keys.length; i++) {
            int at = slot(keys[i]);
            slots[at] = keys[i];
            for (int c = 0; c < classes; c++) {
                slots[at + 1 + c] = Float.floatToRawIntBits(weights[i * classes + c]);
            }
        }
    }

    /** Where the key stands, or the free place where it would. */
    private int slot(int key) {
        int slot = key & mask;
        while (slots[slot * stride] != 0 && slots[slot * stride] != key) {
            slot = slot + 1 & mask;
        }
        return slot * stride;
    }

    /** Of each class, adding up to 1. */
    double[] probabilities(Features features) {
        double[] scores = scores(features);
        Softmax.normalize(scores);
        return scores;
    }

    /** Of each class, before they are made probabilities. */
    double[] scores(Features features) {
        int[] keys = features.keys();
        int[] found = firstSlots(keys);
        double[] scores = new double[classes];
        for (int i = 0; i < keys.length; i++) {
            int key = keys[i];
            int at = found[i] == key ? (key & mask) * stride : slot(key);
            if (slots[at] == key) {
                add(scores, at + 1, features.values()[i]);
            }
        }
        return scores;
    }

    /** What stands where each key should: reads that nothing has to be decided between wait for memory together. */
    private int[] firstSlots(int[] keys) {
        int[] found = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            found[i] = slots[(keys[i] & mask) * stride];
        }
        return found;
    }

    private void add(double[] scores, int from, float value) {
        for (int c = 0; c < classes; c++) {
            scores[c] += value * Float.intBitsToFloat(slots[from + c]);
        }
    }

    int size() {
        return keys.length;
    }

    /** The same model with flatter (below 1) or sharper probabilities. */
    LinearModel sharpened(double factor) {
        float[] scaled = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            scaled[i] = (float) (factor * weights[i]);
        }
        return new LinearModel(classes, keys, scaled);
    }

    void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        write(data);
        data.flush();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(classes);
        Keys.write(keys, out);
        Quantized.write(weights, out);
    }

    static LinearModel read(InputStream in) throws IOException {
        return read(new DataInputStream(in));
    }

    static LinearModel read(DataInputStream in) throws IOException {
        int classes = in.readByte();
        return new LinearModel(classes, Keys.read(in), Quantized.read(in));
    }
}
