package dev.grapevine.sentiment.encoder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Has a network in ONNX's format give what is behind one of its inner layers too, which costs nothing: it computes it
 * anyway.
 *
 * <p>A file of ONNX is a message of protocol buffers, and two of these one behind the other are read as one, the lists of
 * the second added to those of the first ("Protocol Buffers, Encoding: Last One Wins"). So a message that holds an output
 * alone is appended.
 */
final class InnerLayer {

    /** Fields of onnx.proto: what a model's graph, a graph's output and an output's name are marked with. */
    private static final int GRAPH = 7;

    private static final int OUTPUT = 12;
    private static final int NAME = 1;

    private static final int WITH_LENGTH = 2;
    private static final int LONGEST = 127;

    private InnerLayer() {}

    /** The same network with one more output, named by the value within it that it gives. */
    static byte[] added(byte[] network, String name) {
        byte[] output = field(GRAPH, field(OUTPUT, field(NAME, name.getBytes(StandardCharsets.UTF_8))));
        byte[] all = Arrays.copyOf(network, network.length + output.length);
        System.arraycopy(output, 0, all, network.length, output.length);
        return all;
    }

    private static byte[] field(int number, byte[] content) {
        if (content.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a name that takes " + content.length + " bytes, at most " + LONGEST + " are written");
        }
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.write(number << 3 | WITH_LENGTH);
        field.write(content.length);
        field.writeBytes(content);
        return field.toByteArray();
    }
}
