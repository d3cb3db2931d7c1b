package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.encoder.Encoder;
import dev.grapevine.sentiment.syntax.SentenceParser;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rebuilds the models that ship with the engine from the labelled data, byte for byte: no randomness, no parallel
 * sums, no order that depends on a hash.
 */
public final class Training {

    private final Map<String, byte[]> models = new LinkedHashMap<>();

    private Training() {}

    /** The files of labelled data that {@link #run} reads. */
    public static List<String> files() {
        return Stream.of(
                        EnglishTraining.files(),
                        LanguageTraining.files(),
                        LanguageIdTraining.files(),
                        TargetTraining.files(),
                        Corpus.LEXICONS)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** What ships under that name, of those that {@link #run} gives. */
    public static byte[] shipped(String name) throws IOException {
        try (InputStream in = Training.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the sentiment model " + name + " is not on the class path beside " + Training.class.getName());
            }
            return in.readAllBytes();
        }
    }

    /**
     * Takes minutes; give it 3 GB of heap.
     *
     * @param parser for the model of the deep path, which is left out without it
     * @param log is told of each model as it is done
     * @return the content of each model file by its name; they belong beside {@link LinearAnalyzer} as resources
     */
    public static Map<String, byte[]> run(Files files, Optional<SentenceParser> parser, Consumer<String> log)
            throws IOException {
        Training training = new Training();
        EnglishTraining english = new EnglishTraining(new Corpus(files));
        training.add("text-en", english.train()::write, log);
        LanguageTraining languages = new LanguageTraining(new Corpus(files));
        for (String language : LanguageTraining.LANGUAGES.keySet()) {
            training.add("text-" + language, languages.train(language)::write, log);
        }
        training.add("language", LanguageIdTraining.train(new Corpus(files))::write, log);
        training.add("domain", DomainTraining.train(new Corpus(files))::write, log);
        TargetTraining targets = new TargetTraining(new Corpus(files), training.english(), training.domains());
        training.add("target", targets.train()::write, log);
        if (Encoder.isAvailable()) {
            ContextTraining context = new ContextTraining(Encoder.shared(), log);
            training.add("context-text", context.texts(english.examples())::write, log);
            training.add("context-target", context.targets(targets.examples())::write, log);
        }
        if (parser.isPresent()) {
            Trees trees = new DeepTraining(training.english(), parser.get()).train(targets.reviews());
            training.add("target-trees", trees::write, log);
        }
        return training.models;
    }

    /** As it will be read from the disk, where weights are rounded. */
    private TextModel english() throws IOException {
        byte[] bytes = Objects.requireNonNull(models.get("text-en.bin"));
        return TextModel.read(new ByteArrayInputStream(bytes));
    }

    private DomainModel domains() throws IOException {
        return DomainModel.read(new ByteArrayInputStream(Objects.requireNonNull(models.get("domain.bin"))));
    }

    private void add(String name, Model model, Consumer<String> log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        models.put(name + ".bin", bytes.toByteArray());
        log.accept(name + ".bin: " + bytes.size() + " bytes");
    }

    /** Opens the files of the labelled data by their path in its folder, such as "train/sst_train.tsv". */
    public interface Files {
        BufferedReader open(String path) throws IOException;
    }

    private interface Model {
        void write(OutputStream to) throws IOException;
    }
}
