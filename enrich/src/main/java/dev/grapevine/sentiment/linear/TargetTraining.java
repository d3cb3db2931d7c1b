package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the target model is made: dishes, laptops, celebrities, persons and organisations in reviews, tweets and news. */
final class TargetTraining {

    private static final int RAREST = 2;
    private static final double PENALTY = 20;

    private static final List<String> DEV = List.of("dev/absa_mams_valid.tsv", "dev/newsmtsc_rw_dev.tsv");

    private static final List<String> REVIEWS = List.of(
            "train/absa_restaurants14_train.tsv", "train/absa_laptops14_train.tsv", "train/absa_mams_train.tsv");

    /** Weights by file: the small sets weigh more, tweets about celebrities of 2012 less. */
    private static final Map<String, Double> PARTS = parts();

    private final TextModel text;
    private final DomainModel domains;
    private final List<Weighted> examples = new ArrayList<>();
    private final List<TargetExample> heldOut = new ArrayList<>();

    TargetTraining(Corpus corpus, TextModel text, DomainModel domains) throws IOException {
        this.text = text;
        this.domains = domains;
        for (String file : DEV) {
            heldOut.addAll(corpus.targets(file));
        }
        for (Map.Entry<String, Double> part : PARTS.entrySet()) {
            for (TargetExample example : corpus.targets(part.getKey())) {
                add(example, part.getValue());
            }
        }
    }

    static List<String> files() {
        return Stream.concat(DEV.stream(), PARTS.keySet().stream()).toList();
    }

    private void add(TargetExample example, double weight) {
        if (new Example(example.source(), example.label(), example.text()).isHeldOut()) {
            heldOut.add(example);
        } else {
            examples.add(new Weighted(example, weight));
        }
    }

    List<TargetExample> heldOut() {
        return heldOut;
    }

    Features features(TargetExample example) {
        List<Token> tokens = Tokenizer.tokens(example.text());
        TargetFeatures.Place place = TargetFeatures.place(tokens, example.start(), example.end());
        return TargetFeatures.of(text, tokens, text.probabilities(tokens), place, domains.of(tokens));
    }

    List<Weighted> examples() {
        return examples;
    }

    /** Of the sets of reviews: the deep path learns from these alone, because parsing takes its time. */
    List<Weighted> reviews() {
        return examples.stream()
                .filter(weighted -> REVIEWS.contains(weighted.example.source()))
                .toList();
    }

    /** An example and how much it counts. */
    record Weighted(TargetExample example, double weight) {}

    LinearModel train() {
        List<Sample> samples = examples.stream()
                .map(weighted -> new Sample(features(weighted.example), weighted.example.label(), weighted.weight))
                .toList();
        return SoftmaxTrainer.train(samples, Example.CLASSES, RAREST, PENALTY);
    }

    private static Map<String, Double> parts() {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("train/absa_restaurants14_train.tsv", 3.0);
        parts.put("train/absa_laptops14_train.tsv", 2.5);
        parts.put("train/absa_mams_train.tsv", 1.0);
        parts.put("train/newsmtsc_train.tsv", 1.0);
        parts.put("train/absa_acl14twitter_train.tsv", 0.3);
        return parts;
    }
}
