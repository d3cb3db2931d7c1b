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
    private final KeyTable table;

    /**
     * @param keys ascending
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
        this.table = new KeyTable(keys);
    }

    /** Of each class, adding up to 1. */
    double[] probabilities(Features features) {
        double[] scores = scores(features);
        Softmax.normalize(scores);
        return scores;
    }

    /** Of each class, before they are made probabilities. */
    double[] scores(Features features) {
        double[] scores = new double[classes];
        for (int i = 0; i < features.size(); i++) {
            int place = table.place(features.keys()[i]);
            if (place >= 0) {
                add(scores, place * classes, features.values()[i]);
            }
        }
        return scores;
    }

    private void add(double[] scores, int from, float value) {
        for (int c = 0; c < classes; c++) {
            scores[c] += value * weights[from + c];
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
