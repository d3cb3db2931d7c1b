package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Tells what kind of English text this is by its words and its shape: people write of the same thing differently. */
final class DomainModel {

    static final int TWEET = 0;
    static final int REVIEW = 1;
    static final int FILM = 2;
    static final int NEWS = 3;

    /** A review with several opinions in one sentence. */
    static final int CONTRAST = 4;

    static final int DOMAINS = 5;

    private static final double SIGN_WEIGHT = 2;
    private static final long WORD = 51;

    private final LinearModel model;

    DomainModel(LinearModel model) {
        this.model = model;
    }

    /** Of each domain, adding up to 1. */
    double[] probabilities(List<Token> tokens) {
        return model.probabilities(features(tokens));
    }

    /** The likeliest. */
    int of(List<Token> tokens) {
        return Softmax.best(probabilities(tokens));
    }

    static Features features(List<Token> tokens) {
        Features.Builder features = new Features.Builder();
        for (Token token : tokens) {
            features.sign(Hash.of(WORD, token.form()));
        }
        ShapeFeatures.add(tokens, features);
        return features.build(SIGN_WEIGHT);
    }

    void write(OutputStream out) throws IOException {
        model.write(out);
    }

    static DomainModel read(InputStream in) throws IOException {
        return new DomainModel(LinearModel.read(in));
    }
}
