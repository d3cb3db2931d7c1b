package dev.grapevine.sentiment.linear;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The models that ship with the engine.
 *
 * @param texts by language, BCP 47
 * @param emotion reads the features of the English one
 */
record Models(
        Map<String, TextModel> texts,
        LanguageModel language,
        DomainModel domain,
        LinearModel target,
        LinearModel emotion) {

    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt");

    Models {
        texts = Map.copyOf(texts);
    }

    static Models load() {
        try {
            Map<String, TextModel> texts = new LinkedHashMap<>();
            for (String language : LANGUAGES) {
                texts.put(language, read("text-" + language, TextModel::read));
            }
            return new Models(
                    texts,
                    read("language", LanguageModel::read),
                    read("domain", DomainModel::read),
                    read("target", LinearModel::read),
                    read("emotion", LinearModel::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the deep path, which not everybody needs. */
    static Trees trees() {
        return required("target-trees", Trees::read);
    }

    /** What a whole text's vectors say. */
    static MeaningModel textMeaning() {
        return required("context-text", MeaningModel::read);
    }

    /** What emotion a whole text's vectors say. */
    static MeaningModel emotionMeaning() {
        return required("context-emotion", MeaningModel::read);
    }

    /** What is seen from a target. */
    static AttentionModel targetMeaning() {
        return required("context-target", AttentionModel::read);
    }

    private static <T> T required(String name, Reader<T> reader) {
        try {
            return read(name, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String name, Reader<T> reader) throws IOException {
        String file = name + ".bin";
        try (InputStream in = Models.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the sentiment model " + file + " is not on the class path beside " + Models.class.getName());
            }
            return reader.read(new BufferedInputStream(in));
        }
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }
}
