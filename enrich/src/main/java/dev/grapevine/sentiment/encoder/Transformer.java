package dev.grapevine.sentiment.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/** The network of the encoder in ONNX Runtime: the only class that is linked with that library. Thread-safe. */
final class Transformer {

    private static final String LAST = "last_hidden_state";

    /** The eighth of twelve layers: words know their context here, and the text is not yet summed up for finding it. */
    private static final String INNER = "/encoder/layer.7/output/LayerNorm/Add_1_output_0";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private Transformer(byte[] weights) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(InnerLayer.added(weights, INNER), options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot load the encoder's weights", e);
        }
    }

    static Transformer read(InputStream weights) throws IOException {
        return new Transformer(weights.readAllBytes());
    }

    /** The library's native part is there for some systems and processors only; loading it elsewhere fails. */
    static boolean runsHere() {
        try {
            OrtEnvironment.getEnvironment();
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** What two layers made of a text: a vector of 384 numbers for each of its pieces. */
    record Layers(float[][] inner, float[][] last) {}

    Layers layers(long[] ids) {
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = tensor(ids);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return new Layers(vectors(result, INNER), vectors(result, LAST));
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot read a text of " + ids.length + " pieces", e);
        }
    }

    private static float[][] vectors(OrtSession.Result result, String name) throws OrtException {
        return ((float[][][]) result.get(name).orElseThrow().getValue())[0];
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }
}
