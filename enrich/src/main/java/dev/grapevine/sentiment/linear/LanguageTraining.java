package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Tokenizer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the models of other languages are made: each of a small set of tweets of its own, calibrated on its dev set.
 *
 * <p>Adding the tweets of the other languages and of English with a weight of 0.2 and 0.1 did not help.
 */
final class LanguageTraining {

    /** BCP 47 to the name in the files. */
    static final Map<String, String> LANGUAGES = languages();

    private static final int RAREST = 2;
    private static final double PENALTY = 3;

    private final Corpus corpus;
    private final Polarity polarity;

    LanguageTraining(Corpus corpus) throws IOException {
        this.corpus = corpus;
        this.polarity = Polarity.of(corpus.valences());
    }

    TextModel train(String language) throws IOException {
        TextFeatures features = new TextFeatures(polarity);
        List<Example> heldOut = corpus.texts("dev/" + file(language));
        List<Sample> samples = corpus.texts("train/" + file(language)).stream()
                .map(example -> new Sample(features.of(Tokenizer.tokens(example.text())), example.label(), 1))
                .toList();
        LinearModel model = SoftmaxTrainer.train(samples, Example.CLASSES, RAREST, PENALTY);
        return Calibration.calibrated(new TextModel(polarity, model), heldOut);
    }

    static List<String> files() {
        return LANGUAGES.keySet().stream()
                .flatMap(language -> Stream.of("dev/" + file(language), "train/" + file(language)))
                .toList();
    }

    private static String file(String language) {
        return "tweets_" + LANGUAGES.get(language) + ".tsv";
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put("de", "german");
        languages.put("fr", "french");
        languages.put("es", "spanish");
        languages.put("it", "italian");
        languages.put("pt", "portuguese");
        return languages;
    }
}
