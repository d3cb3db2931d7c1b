package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Says how a text feels: the polarity of words and a linear model over the text's features; a versioned file. */
final class TextModel {

    /** "GVS" and the version of the format, the hashes and the features. */
    private static final Magic MAGIC = new Magic(0x47565301, "a sentiment model");

    private final Polarity polarity;
    private final LinearModel model;
    private final TextFeatures features;

    TextModel(Polarity polarity, LinearModel model) {
        this.polarity = polarity;
        this.model = model;
        this.features = new TextFeatures(polarity);
    }

    /** Negative, neutral, positive. */
    double[] probabilities(List<Token> tokens) {
        return probabilities(features(tokens));
    }

    /** The same of what {@link #features} gave. */
    double[] probabilities(Features of) {
        return model.probabilities(of);
    }

    Features features(List<Token> tokens) {
        return features.of(tokens);
    }

    Polarity polarity() {
        return polarity;
    }

    TextModel sharpened(double factor) {
        return new TextModel(polarity, model.sharpened(factor));
    }

    int size() {
        return model.size();
    }

    void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        MAGIC.write(out);
        polarity.write(out);
        model.write(out);
        out.flush();
    }

    static TextModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        MAGIC.expect(in);
        return new TextModel(Polarity.read(in), LinearModel.read(in));
    }
}
