package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the English model is made: tweets, reviews and editorials together, each set balanced as it is needed, tweets
 * dev kept aside to calibrate.
 */
final class EnglishTraining {

    private static final int RAREST = 3;
    private static final double PENALTY = 8;

    /** Read first, so that what stands in them too is left out of the training sets. */
    static final String TWEETS_DEV = "dev/semeval2017_4A_dev10.tsv";

    static final String TWEETS_TRAIN = "train/semeval2017_4A_train90.tsv";
    static final String FILM_DEV = "dev/sst_dev.tsv";

    /**
     * A set of texts.
     *
     * @param weight of each of its texts
     * @param neutral what its neutral texts weigh besides: where raters were lukewarm rather than neutral, less
     * @param balanced each class weighs the same
     */
    private record Part(String file, double weight, double neutral, boolean balanced) {}

    private static final List<Part> PARTS = List.of(
            new Part("train/uci_amazon.train.tsv", 3, 1, false),
            new Part("train/uci_imdb.train.tsv", 3, 1, false),
            new Part("train/uci_yelp.train.tsv", 3, 1, false),
            new Part("train/vader_nyt.train.tsv", 3, 1, false),
            new Part("train/vader_amazon.train.tsv", 1, 0.3, false),
            new Part("train/vader_tweets.train.tsv", 1, 1, false),
            new Part("train/sst_train.tsv", 1, 0.3, false),
            new Part("train/amazon_polarity_train.tsv", 1, 1, false),
            new Part(TWEETS_TRAIN, 1, 1, true));

    /** An example and how much it counts. */
    record Weighted(Example example, double weight) {}

    private static final Part TOPICS = new Part("train/semeval2017_4B_target_train.tsv", 0.5, 1, false);

    private final Map<String, Double> valences;
    private final List<Example> heldOut = new ArrayList<>();
    private final List<Weighted> examples = new ArrayList<>();
    private final Polarity polarity;
    private final TextFeatures features;

    EnglishTraining(Corpus corpus) throws IOException {
        valences = corpus.valences();
        polarity = Polarity.of(valences);
        features = new TextFeatures(polarity);
        heldOut.addAll(corpus.texts(TWEETS_DEV));
        heldOut.addAll(corpus.texts(FILM_DEV));
        for (Part part : PARTS) {
            add(part, corpus.texts(part.file));
        }
        add(TOPICS, corpus.targeted(TOPICS.file));
    }

    static List<String> files() {
        Stream<String> parts = PARTS.stream().map(Part::file);
        return Stream.of(Stream.of(TWEETS_DEV, FILM_DEV), parts, Stream.of(TOPICS.file))
                .flatMap(Function.identity())
                .toList();
    }

    /** The texts that the model does not learn from. */
    List<Example> heldOut() {
        return heldOut;
    }

    List<Weighted> examples() {
        return examples;
    }

    TextModel train() {
        List<Sample> samples = examples.stream()
                .map(weighted -> new Sample(
                        features.of(Tokenizer.tokens(weighted.example.text())),
                        weighted.example.label(),
                        weighted.weight))
                .toList();
        LinearModel model = SoftmaxTrainer.train(samples, Example.CLASSES, RAREST, PENALTY);
        return Calibration.calibrated(new TextModel(polarity, model), tweets());
    }

    private List<Example> tweets() {
        return heldOut.stream()
                .filter(example -> example.source().equals(TWEETS_DEV))
                .toList();
    }

    private void add(Part part, List<Example> texts) {
        double[] weights = {part.weight, part.weight * part.neutral, part.weight};
        if (part.balanced) {
            balance(weights, texts);
        }
        for (Example example : texts) {
            if (!part.balanced && example.isHeldOut()) {
                heldOut.add(example);
            } else {
                examples.add(new Weighted(example, weights[example.label()]));
            }
        }
    }

    private static void balance(double[] weights, List<Example> examples) {
        int[] counts = new int[weights.length];
        examples.forEach(example -> counts[example.label()]++);
        for (int c = 0; c < weights.length; c++) {
            weights[c] *= (double) examples.size() / (weights.length * counts[c]);
        }
    }
}
