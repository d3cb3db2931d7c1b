package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the language model is made: of the tweets that the sentiment models learn from, whatever they feel like. */
final class LanguageIdTraining {

    private static final String ARABIC = "train/tweets_arabic.tsv";
    private static final String HINDI = "train/tweets_hindi.tsv";
    private static final int RAREST = 2;
    private static final double PENALTY = 2;
    private static final double SENTENCE_WEIGHT = 20;

    /** Many of their words are English. */
    private static final double HINDI_WEIGHT = 0.3;

    private final Corpus corpus;
    private final List<Sample> samples = new ArrayList<>();

    private LanguageIdTraining(Corpus corpus) {
        this.corpus = corpus;
    }

    static LanguageModel train(Corpus corpus) throws IOException {
        LanguageIdTraining training = new LanguageIdTraining(corpus);
        training.addTenth("en", "train/semeval2017_4A_train90.tsv");
        training.add("en", "train/vader_tweets.train.tsv", 1);
        training.add("en", "train/uci_amazon.train.tsv", 1);
        for (Map.Entry<String, String> language : LanguageTraining.LANGUAGES.entrySet()) {
            training.add(language.getKey(), "train/tweets_" + language.getValue() + ".tsv", 1);
        }
        training.add("other", ARABIC, 1);
        training.add("other", HINDI, HINDI_WEIGHT);
        OtherLanguages.SENTENCES.forEach(sentence -> training.addText("other", sentence, SENTENCE_WEIGHT));
        return new LanguageModel(
                SoftmaxTrainer.train(training.samples, LanguageModel.LANGUAGES.size(), RAREST, PENALTY));
    }

    /** Beyond those that the sentiment models learn from. */
    static List<String> files() {
        return List.of(ARABIC, HINDI);
    }

    private void add(String language, String file, double weight) throws IOException {
        corpus.texts(file).forEach(example -> addText(language, example.text(), weight));
    }

    private void addTenth(String language, String file) throws IOException {
        corpus.texts(file).stream().filter(Example::isHeldOut).forEach(example -> addText(language, example.text(), 1));
    }

    private void addText(String language, String text, double weight) {
        Features features = LanguageModel.features(Tokenizer.tokens(text));
        samples.add(new Sample(features, LanguageModel.LANGUAGES.indexOf(language), weight));
    }
}
