package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.linear.TreeTrainer.Measured;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Says how a text, or a stretch of it, feels by the vector that the encoder made of it. */
final class MeaningModel {

    /** "GVM" and the version of the format and the encoder. */
    private static final Magic MAGIC = new Magic(0x47564D01, "a model of meanings");

    private static final int RAREST = 1;
    private static final double PENALTY = 300;

    private final Scaling scaling;
    private final int[] keys;
    private final LinearModel model;

    private MeaningModel(Scaling scaling, LinearModel model) {
        this.scaling = scaling;
        this.keys = IntStream.rangeClosed(0, scaling.dimensions()).toArray();
        this.model = model;
    }

    /** Negative, neutral, positive. */
    static MeaningModel train(List<Measured> samples) {
        return train(samples, Example.CLASSES);
    }

    /** @param samples vectors of one length, with their labels and weights */
    static MeaningModel train(List<Measured> samples, int classes) {
        float[] means = means(samples);
        Scaling scaling = new Scaling(means, factors(samples, means));
        MeaningModel untrained = new MeaningModel(scaling, new LinearModel(classes, new int[0], new float[0]));
        List<Sample> scaled = samples.stream()
                .map(sample -> new Sample(untrained.features(sample.values()), sample.label(), sample.weight()))
                .toList();
        return new MeaningModel(scaling, SoftmaxTrainer.train(scaled, classes, RAREST, PENALTY));
    }

    /** The same model with flatter (below 1) or sharper probabilities. */
    MeaningModel sharpened(double factor) {
        return new MeaningModel(scaling, model.sharpened(factor));
    }

    /** Of each class, adding up to 1. */
    double[] probabilities(float[] vector) {
        return model.probabilities(features(vector));
    }

    /** Each dimension with mean 0 and deviation 1, and a constant. */
    private Features features(float[] vector) {
        float[] values = new float[keys.length];
        scaling.scale(vector, values);
        values[keys.length - 1] = 1;
        return new Features(keys, values);
    }

    private static float[] means(List<Measured> samples) {
        double[] sums = new double[samples.get(0).values().length];
        for (Measured sample : samples) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += sample.values()[i];
            }
        }
        return rounded(sums, sum -> sum / samples.size());
    }

    private static float[] factors(List<Measured> samples, float[] means) {
        double[] squares = new double[means.length];
        for (Measured sample : samples) {
            for (int i = 0; i < squares.length; i++) {
                double off = sample.values()[i] - means[i];
                squares[i] += off * off;
            }
        }
        return rounded(squares, square -> 1 / Math.sqrt(square / samples.size() + 1e-9));
    }

    private static float[] rounded(double[] values, DoubleUnaryOperator function) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) function.applyAsDouble(values[i]);
        }
        return rounded;
    }

    void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        MAGIC.write(out);
        scaling.write(out);
        model.write(out);
        out.flush();
    }

    static MeaningModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        MAGIC.expect(in);
        return new MeaningModel(Scaling.read(in), LinearModel.read(in));
    }
}
