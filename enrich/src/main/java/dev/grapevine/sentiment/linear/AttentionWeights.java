package dev.grapevine.sentiment.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;

/** The numbers that {@link Attention} has learned, in blocks of rows; also its gradient, which has the same shape. */
final class AttentionWeights {

    static final int HEADS = 4;
    static final int KEY = 16;
    static final int VALUE = 32;
    static final int HIDDEN = 64;

    private static final int BLOCKS = 8;

    /** Rows by dimension of a vector, columns by head. */
    final float[] query;

    final float[] key;
    final float[] value;

    /** Rows by {@link Attention#place}. */
    final float[] place;

    /** Rows by what the heads saw, the stretch itself and the domain. */
    final float[] hidden;

    final float[] hiddenBias;
    final float[] out;
    final float[] outBias;

    private final float[][] blocks;

    private AttentionWeights(float[][] blocks) {
        this.blocks = blocks;
        query = blocks[0];
        key = blocks[1];
        value = blocks[2];
        place = blocks[3];
        hidden = blocks[4];
        hiddenBias = blocks[5];
        out = blocks[6];
        outBias = blocks[7];
    }

    static AttentionWeights zero(int dimensions) {
        return new AttentionWeights(new float[][] {
            new float[dimensions * HEADS * KEY],
            new float[dimensions * HEADS * KEY],
            new float[dimensions * HEADS * VALUE],
            new float[Attention.PLACES * HEADS],
            new float[Attention.seen(dimensions) * HIDDEN],
            new float[HIDDEN],
            new float[HIDDEN * Example.CLASSES],
            new float[Example.CLASSES]
        });
    }

    /** Where learning begins: small random weights, so that no two of them learn the same. */
    static AttentionWeights random(int dimensions, Random random) {
        AttentionWeights weights = zero(dimensions);
        fill(weights.query, 0.5 / Math.sqrt(dimensions), random);
        fill(weights.key, 0.5 / Math.sqrt(dimensions), random);
        fill(weights.value, 1 / Math.sqrt(dimensions), random);
        fill(weights.hidden, 1 / Math.sqrt(Attention.seen(dimensions)), random);
        return weights;
    }

    private static void fill(float[] weights, double deviation, Random random) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
    }

    /** All of them, for what treats them alike. */
    float[][] blocks() {
        return blocks;
    }

    void write(DataOutputStream out) throws IOException {
        for (float[] block : blocks) {
            Quantized.write(block, out);
        }
    }

    static AttentionWeights read(DataInputStream in) throws IOException {
        float[][] blocks = new float[BLOCKS][];
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = Quantized.read(in);
        }
        return new AttentionWeights(blocks);
    }
}
