package dev.grapevine.sentiment.linear;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Rebuilds the models that ship with the engine from the labelled data, byte for byte: no randomness, no parallel
 * sums, no order that depends on a hash.
 */
public final class Training {

    private final Map<String, byte[]> models = new LinkedHashMap<>();

    private Training() {}

    /**
     * Takes minutes; give it 3 GB of heap.
     *
     * @param log gets a line for each model as it is done
     * @return the content of each model file by its name; they belong beside {@link LinearAnalyzer} as resources
     */
    public static Map<String, byte[]> run(Files files, Appendable log) throws IOException {
        Training training = new Training();
        training.add("text-en", new EnglishTraining(new Corpus(files)).train()::write, log);
        LanguageTraining languages = new LanguageTraining(new Corpus(files));
        for (String language : LanguageTraining.LANGUAGES.keySet()) {
            training.add("text-" + language, languages.train(language)::write, log);
        }
        training.add("language", LanguageIdTraining.train(new Corpus(files))::write, log);
        training.add("target", new TargetTraining(new Corpus(files), training.english()).train()::write, log);
        return training.models;
    }

    /** As it will be read from the disk, where weights are rounded. */
    private TextModel english() throws IOException {
        byte[] bytes = Objects.requireNonNull(models.get("text-en.bin"));
        return TextModel.read(new ByteArrayInputStream(bytes));
    }

    private void add(String name, Model model, Appendable log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        models.put(name + ".bin", bytes.toByteArray());
        log.append(name + ".bin: " + bytes.size() + " bytes\n");
    }

    /** Opens the files of the labelled data by their path in its folder, such as "train/sst_train.tsv". */
    public interface Files {
        BufferedReader open(String path) throws IOException;
    }

    private interface Model {
        void write(OutputStream to) throws IOException;
    }
}
