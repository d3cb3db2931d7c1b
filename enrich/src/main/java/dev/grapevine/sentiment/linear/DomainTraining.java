package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the domain model is made: of the texts that the sentiment models learn from, whatever they feel like. */
final class DomainTraining {

    private static final int RAREST = 2;
    private static final double PENALTY = 4;

    /** One tweet in so many is enough. */
    private static final int TWEETS = 4;

    private static final Map<String, Integer> TEXTS = texts();
    private static final Map<String, Integer> TARGETS = targets();

    private DomainTraining() {}

    static DomainModel train(Corpus corpus) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Map.Entry<String, Integer> part : TEXTS.entrySet()) {
            List<Example> examples = corpus.texts(part.getKey());
            int every = part.getKey().equals(EnglishTraining.TWEETS_TRAIN) ? TWEETS : 1;
            for (int i = 0; i < examples.size(); i += every) {
                if (!examples.get(i).isHeldOut()) {
                    add(samples, examples.get(i).text(), part.getValue());
                }
            }
        }
        for (Map.Entry<String, Integer> part : TARGETS.entrySet()) {
            Set<String> texts = new LinkedHashSet<>();
            corpus.targets(part.getKey()).forEach(example -> texts.add(example.text()));
            texts.forEach(text -> add(samples, text, part.getValue()));
        }
        return new DomainModel(SoftmaxTrainer.train(samples, DomainModel.DOMAINS, RAREST, PENALTY));
    }

    private static void add(List<Sample> samples, String text, int domain) {
        samples.add(new Sample(DomainModel.features(Tokenizer.tokens(text)), domain, 1));
    }

    private static Map<String, Integer> texts() {
        Map<String, Integer> texts = new LinkedHashMap<>();
        texts.put("train/uci_amazon.train.tsv", DomainModel.REVIEW);
        texts.put("train/uci_imdb.train.tsv", DomainModel.FILM);
        texts.put("train/uci_yelp.train.tsv", DomainModel.REVIEW);
        texts.put("train/vader_nyt.train.tsv", DomainModel.NEWS);
        texts.put("train/vader_amazon.train.tsv", DomainModel.REVIEW);
        texts.put("train/vader_tweets.train.tsv", DomainModel.TWEET);
        texts.put("train/sst_train.tsv", DomainModel.FILM);
        texts.put("train/amazon_polarity_train.tsv", DomainModel.REVIEW);
        texts.put(EnglishTraining.TWEETS_TRAIN, DomainModel.TWEET);
        return texts;
    }

    private static Map<String, Integer> targets() {
        Map<String, Integer> targets = new LinkedHashMap<>();
        targets.put("train/absa_restaurants14_train.tsv", DomainModel.REVIEW);
        targets.put("train/absa_laptops14_train.tsv", DomainModel.REVIEW);
        targets.put("train/absa_mams_train.tsv", DomainModel.CONTRAST);
        targets.put("train/newsmtsc_train.tsv", DomainModel.NEWS);
        targets.put("train/absa_acl14twitter_train.tsv", DomainModel.TWEET);
        return targets;
    }
}
