package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.encoder.Encoder;
import dev.grapevine.sentiment.encoder.Meaning;
import dev.grapevine.sentiment.linear.AttentionTrainer.Looked;
import dev.grapevine.sentiment.linear.TreeTrainer.Measured;
import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How the models over the encoder's vectors are made: of the same texts and targets as the fast ones. */
final class ContextTraining {

    private static final int PROGRESS = 10_000;

    private final Encoder encoder;
    private final Consumer<String> log;
    private int read;

    ContextTraining(Encoder encoder, Consumer<String> log) {
        this.encoder = encoder;
        this.log = log;
    }

    MeaningModel texts(List<EnglishTraining.Weighted> examples) {
        return MeaningModel.train(examples.stream()
                .map(weighted -> new Measured(
                        read(weighted.example().text(), List.of()).ofText(),
                        weighted.example().label(),
                        weighted.weight()))
                .toList());
    }

    /** A text has several targets, and is read once. */
    AttentionModel targets(List<TargetTraining.Weighted> examples, DomainModel domains) {
        Map<String, List<TargetTraining.Weighted>> byText = new LinkedHashMap<>();
        examples.forEach(each -> byText.computeIfAbsent(each.example().text(), text -> new ArrayList<>())
                .add(each));
        List<Looked> samples = new ArrayList<>();
        byText.forEach((text, of) -> {
            Meaning meaning =
                    read(text, of.stream().map(each -> stretch(each, text)).toList());
            double[] kinds = domains.probabilities(LinearAnalyzer.tokens(text));
            for (int i = 0; i < of.size(); i++) {
                samples.add(new Looked(
                        meaning.ofStretch(i),
                        kinds,
                        of.get(i).example().label(),
                        of.get(i).weight()));
            }
        });
        return AttentionTrainer.train(samples);
    }

    /** Some sets count characters beyond the first 65,536 as one. */
    private static Stretch stretch(TargetTraining.Weighted weighted, String text) {
        int start = Math.min(weighted.example().start(), text.length());
        return new Stretch(start, Math.max(start, Math.min(weighted.example().end(), text.length())));
    }

    private Meaning read(String text, List<Stretch> stretches) {
        if (++read % PROGRESS == 0) {
            log.accept("read " + read + " texts");
        }
        return encoder.read(text, stretches);
    }
}
