package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.linear.TreeTrainer.Measured;
import dev.grapevine.sentiment.syntax.Sentence;
import dev.grapevine.sentiment.syntax.SentenceParser;
import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the trees of the deep path are made: of the parses of the reviews that the target model learns from. */
final class DeepTraining {

    private static final int ROUNDS = 120;

    private final TextModel text;
    private final SentenceParser parser;
    private final Map<String, List<Sentence>> parses = new HashMap<>();

    DeepTraining(TextModel text, SentenceParser parser) {
        this.text = text;
        this.parser = parser;
    }

    Trees train(List<TargetTraining.Weighted> examples) {
        List<Measured> samples = new ArrayList<>();
        for (TargetTraining.Weighted weighted : examples) {
            float[] measures = measures(weighted.example());
            if (measures != null) {
                samples.add(new Measured(measures, weighted.example().label(), weighted.weight()));
            }
        }
        return TreeTrainer.train(samples, Example.CLASSES, ROUNDS);
    }

    /** Null where the sentence is too long to parse. */
    private float @Nullable [] measures(TargetExample example) {
        List<Token> tokens = Tokenizer.tokens(example.text());
        TargetFeatures.Place place = TargetFeatures.place(tokens, example.start(), example.end());
        Sentence sentence = ParseMeasures.around(parses(example.text()), example.start(), example.end());
        return sentence == null ? null : DeepAnalyzer.measures(text, tokens, place, sentence);
    }

    /** A text has several targets, and is parsed once. */
    private List<Sentence> parses(String of) {
        return parses.computeIfAbsent(
                of,
                whole -> parser.parse(whole, List.of(new Stretch(0, whole.length())))
                        .sentences());
    }
}
