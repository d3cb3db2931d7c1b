package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.encoder.Encoder;
import dev.grapevine.sentiment.syntax.SentenceParser;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rebuilds the models that ship with the engine from the labelled data, byte for byte: no randomness, no parallel
 * sums, no order that depends on a hash.
 */
public final class Training {

    /** What can be trained by itself, in an order in which each finds what it reads. */
    public static final List<String> NAMES = Stream.concat(
                    Stream.of("text-en"),
                    Stream.concat(
                            LanguageTraining.LANGUAGES.keySet().stream().map(language -> "text-" + language),
                            Stream.of(
                                    "language",
                                    "domain",
                                    "target",
                                    "emotion",
                                    "context-text",
                                    "context-target",
                                    "context-emotion",
                                    "target-trees")))
            .toList();

    private final Map<String, byte[]> models = new LinkedHashMap<>();
    private final Files files;
    private final Consumer<String> log;

    private Training(Files files, Consumer<String> log) {
        this.files = files;
        this.log = log;
    }

    /** The files of labelled data that {@link #run} reads. */
    public static List<String> files() {
        return Stream.of(
                        EnglishTraining.files(),
                        LanguageTraining.files(),
                        LanguageIdTraining.files(),
                        TargetTraining.files(),
                        EmotionTraining.files(),
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
     * @param wanted of {@link #NAMES}; what others read from a model that is not wanted, they read from the one that ships
     * @param parser for the model of the deep path, which is left out without it
     * @param log is told of each model as it is done
     * @return the content of each model file by its name; they belong beside {@link LinearAnalyzer} as resources
     */
    public static Map<String, byte[]> run(
            Files files, Collection<String> wanted, Optional<SentenceParser> parser, Consumer<String> log)
            throws IOException {
        Training training = new Training(files, log);
        for (String name : NAMES) {
            if (wanted.contains(name)) {
                training.train(name, parser);
            }
        }
        return training.models;
    }

    private void train(String name, Optional<SentenceParser> parser) throws IOException {
        if (name.startsWith("context-") && !Encoder.isAvailable()) {
            log.accept(name + ".bin: left out, there is no encoder here");
        } else if (name.equals("target-trees")) {
            if (parser.isPresent()) {
                add(
                        name,
                        new DeepTraining(english(), parser.get())
                                .train(targets().reviews())::write);
            }
        } else {
            add(name, model(name));
        }
    }

    private Model model(String name) throws IOException {
        return switch (name) {
            case "text-en" -> new EnglishTraining(corpus()).train()::write;
            case "language" -> LanguageIdTraining.train(corpus())::write;
            case "domain" -> DomainTraining.train(corpus())::write;
            case "target" -> targets().train()::write;
            case "emotion" -> emotions().words()::write;
            case "context-text" -> context().texts(new EnglishTraining(corpus()).examples())::write;
            case "context-target" -> context().targets(targets().examples(), domains())::write;
            case "context-emotion" ->
                emotions().meanings(LinearModel.read(bytes("emotion.bin")), Encoder.shared())::write;
            default -> new LanguageTraining(corpus()).train(name.substring("text-".length()))::write;
        };
    }

    /** Anew, because it leaves out what it has seen before. */
    private Corpus corpus() {
        return new Corpus(files);
    }

    private TargetTraining targets() throws IOException {
        return new TargetTraining(corpus(), english(), domains());
    }

    private DomainModel domains() throws IOException {
        return DomainModel.read(bytes("domain.bin"));
    }

    private EmotionTraining emotions() throws IOException {
        return new EmotionTraining(corpus(), english());
    }

    private ContextTraining context() {
        return new ContextTraining(Encoder.shared(), log);
    }

    private TextModel english() throws IOException {
        return TextModel.read(bytes("text-en.bin"));
    }

    /** As it will be read from the disk, where weights are rounded. */
    private InputStream bytes(String name) throws IOException {
        byte[] trained = models.get(name);
        return new ByteArrayInputStream(trained == null ? shipped(name) : trained);
    }

    private void add(String name, Model model) throws IOException {
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
