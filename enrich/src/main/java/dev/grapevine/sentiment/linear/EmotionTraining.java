package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.encoder.Encoder;
import dev.grapevine.sentiment.linear.TreeTrainer.Measured;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** How the emotion models are made: of tweets with one emotion each; those kept aside calibrate. */
final class EmotionTraining {

    private static final String DEV = "dev/tweeteval_emotion_val.tsv";
    private static final String TRAIN = "train/tweeteval_emotion_train.tsv";

    private static final int RAREST = 2;
    private static final double PENALTY = 4;
    private static final double SHARPEST = 4;

    private final TextModel text;
    private final List<Example> heldOut;
    private final List<Example> examples;

    /** @param text whose features the model of words reads */
    EmotionTraining(Corpus corpus, TextModel text) throws IOException {
        this.text = text;
        this.heldOut = corpus.texts(DEV, Emotions.NAMES);
        this.examples = corpus.texts(TRAIN, Emotions.NAMES);
    }

    static List<String> files() {
        return List.of(DEV, TRAIN);
    }

    /** The texts that the models do not learn from. */
    List<Example> heldOut() {
        return heldOut;
    }

    /** Calibrated by itself. */
    LinearModel words() {
        LinearModel model = SoftmaxTrainer.train(
                examples.stream()
                        .map(each -> new Sample(features(each), each.label(), 1))
                        .toList(),
                Emotions.CLASSES,
                RAREST,
                PENALTY);
        List<Features> texts = heldOut.stream().map(this::features).toList();
        return model.sharpened(Calibration.factor(SHARPEST, factor -> {
            LinearModel sharper = model.sharpened(factor);
            return loss(texts.stream().map(sharper::probabilities).toList());
        }));
    }

    /** Calibrated so that what it says together with the words is honest. */
    MeaningModel meanings(LinearModel words, Encoder encoder) {
        MeaningModel model = MeaningModel.train(
                examples.stream()
                        .map(each -> new Measured(vector(each, encoder), each.label(), 1))
                        .toList(),
                Emotions.CLASSES);
        List<double[]> said = heldOut.stream()
                .map(each -> words.probabilities(features(each)))
                .toList();
        List<float[]> vectors =
                heldOut.stream().map(each -> vector(each, encoder)).toList();
        return model.sharpened(Calibration.factor(SHARPEST, factor -> {
            MeaningModel sharper = model.sharpened(factor);
            return loss(IntStream.range(0, said.size())
                    .mapToObj(i -> Emotions.joint(said.get(i), sharper.probabilities(vectors.get(i))))
                    .toList());
        }));
    }

    private double loss(List<double[]> said) {
        double loss = 0;
        for (int i = 0; i < said.size(); i++) {
            loss -= Math.log(Math.max(1e-12, said.get(i)[heldOut.get(i).label()]));
        }
        return loss;
    }

    private Features features(Example example) {
        return text.features(LinearAnalyzer.tokens(example.text()));
    }

    private static float[] vector(Example example, Encoder encoder) {
        return encoder.read(example.text(), List.of()).ofText();
    }
}
