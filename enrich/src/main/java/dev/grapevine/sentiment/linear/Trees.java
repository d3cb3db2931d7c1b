package dev.grapevine.sentiment.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Boosted decision trees over {@link Measures}; immutable. */
final class Trees {

    /** "GVT" and the version of the format and the measures. */
    private static final Magic MAGIC = new Magic(0x47565401, "a model of trees");

    private final int classes;
    private final int measures;
    private final List<Tree> trees;

    /**
     * @param measures how many it was trained on
     * @param trees one for each class in turn
     */
    Trees(int classes, int measures, List<Tree> trees) {
        this.classes = classes;
        this.measures = measures;
        this.trees = List.copyOf(trees);
    }

    /** Of each class, adding up to 1. */
    double[] probabilities(float[] values) {
        if (values.length != measures) {
            throw new IllegalArgumentException(values.length + " measures, expected " + measures);
        }
        double[] scores = new double[classes];
        for (int i = 0; i < trees.size(); i++) {
            scores[i % classes] += trees.get(i).of(values);
        }
        Softmax.normalize(scores);
        return scores;
    }

    void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        MAGIC.write(out);
        out.writeByte(classes);
        out.writeShort(measures);
        out.writeShort(trees.size());
        for (Tree tree : trees) {
            tree.write(out);
        }
        out.flush();
    }

    static Trees read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        MAGIC.expect(in);
        int classes = in.readByte();
        int measures = in.readShort();
        int count = in.readShort();
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trees.add(Tree.read(in));
        }
        return new Trees(classes, measures, trees);
    }

    /**
     * A full binary tree, its inner places numbered from the root down, line by line.
     *
     * @param measures what each inner place asks for
     * @param limits it goes left up to this, else right
     * @param leaves what each leaf adds to the score
     */
    record Tree(short[] measures, float[] limits, float[] leaves) {

        float of(float[] values) {
            int place = 0;
            while (place < measures.length) {
                place = 2 * place + (values[measures[place]] <= limits[place] ? 1 : 2);
            }
            return leaves[place - measures.length];
        }

        private void write(DataOutputStream out) throws IOException {
            out.writeByte(measures.length);
            for (int i = 0; i < measures.length; i++) {
                out.writeShort(measures[i]);
                out.writeFloat(limits[i]);
            }
            for (float leaf : leaves) {
                out.writeFloat(leaf);
            }
        }

        private static Tree read(DataInputStream in) throws IOException {
            int inner = in.readByte();
            Tree tree = new Tree(new short[inner], new float[inner], new float[inner + 1]);
            for (int i = 0; i < inner; i++) {
                tree.measures[i] = in.readShort();
                tree.limits[i] = in.readFloat();
            }
            for (int i = 0; i <= inner; i++) {
                tree.leaves[i] = in.readFloat();
            }
            return tree;
        }
    }
}
