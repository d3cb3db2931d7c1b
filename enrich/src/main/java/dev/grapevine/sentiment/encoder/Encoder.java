package dev.grapevine.sentiment.encoder;

import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Reads English texts with E5-small-v2 (Wang et al. 2022, "Text embeddings by weakly-supervised contrastive
 * pre-training"), a transformer of 12 layers and 33 million weights in 8 bits, by ONNX Runtime on one core.
 *
 * <p>Some milliseconds a sentence. Thread-safe; the 34 MB of weights stand outside of the heap, once per JVM.
 */
public final class Encoder {

    private static final String LIBRARY = "ai/onnxruntime/OrtEnvironment.class";
    private static final String WEIGHTS = "e5-small-v2-q.onnx";
    private static final String VOCABULARY = "e5-small-v2-q-tokenizer.json";

    private final Wordpieces words;
    private final Transformer transformer;

    private Encoder() {
        try (InputStream weights = resource(WEIGHTS);
                InputStream vocabulary = resource(VOCABULARY)) {
            words = Wordpieces.read(vocabulary);
            transformer = Transformer.read(weights);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether library and model are on the class path, and the library runs on this kind of machine. */
    public static boolean isAvailable() {
        ClassLoader loader = Encoder.class.getClassLoader();
        return loader.getResource(LIBRARY) != null
                && loader.getResource(WEIGHTS) != null
                && loader.getResource(VOCABULARY) != null
                && Transformer.runsHere();
    }

    /** The one of this JVM; the first call loads it, which takes about a second. */
    public static Encoder shared() {
        return Shared.ENCODER;
    }

    /**
     * Reads a text of some sentences; what is behind its first 254 pieces of words is not read.
     *
     * @param stretches of which the meaning is wanted; within the text
     */
    public Meaning read(String text, List<Stretch> stretches) {
        Pieces pieces = Pieces.of(text, stretches, words);
        return new Meaning(transformer.layers(pieces.ids()), pieces.places());
    }

    private static InputStream resource(String name) {
        InputStream in = Encoder.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(
                    name + " is not on the class path; it is in dev.grapevine:grapevine-enrich with classifier models");
        }
        return in;
    }

    private static final class Shared {
        private static final Encoder ENCODER = new Encoder();
    }
}
