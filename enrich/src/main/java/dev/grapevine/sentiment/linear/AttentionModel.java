package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.encoder.Passage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says how a text feels towards a stretch of it, by looking from there at the vectors that the encoder made of the text. */
final class AttentionModel {

    /** "GVA" and the version of the format, the encoder and its layer. */
    private static final Magic MAGIC = new Magic(0x47564101, "a model of attention");

    private final Scaling scaling;
    private final List<AttentionWeights> lookers;
    private final float[] all;

    /** @param lookers who learned the same from different beginnings: their mean errs less than each */
    AttentionModel(Scaling scaling, List<AttentionWeights> lookers) {
        this.scaling = scaling;
        this.lookers = List.copyOf(lookers);
        this.all = new float[Attention.seen(scaling.dimensions())];
        Arrays.fill(all, 1);
    }

    /**
     * Of negative, neutral, positive, adding up to 1: the geometric mean of what the lookers say.
     *
     * @param domains the probability of each, as {@link DomainModel} says
     */
    double[] probabilities(Passage passage, double[] domains) {
        Passage scaled = scaling.scaled(passage);
        double[] said = new double[Example.CLASSES];
        for (AttentionWeights looker : lookers) {
            double[] one = new Attention(looker, scaled, domains, all).probabilities();
            for (int c = 0; c < said.length; c++) {
                said[c] += Math.log(Math.max(1e-12, one[c])) / lookers.size();
            }
        }
        Softmax.normalize(said);
        return said;
    }

    void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        MAGIC.write(out);
        scaling.write(out);
        out.writeByte(lookers.size());
        for (AttentionWeights looker : lookers) {
            looker.write(out);
        }
        out.flush();
    }

    static AttentionModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        MAGIC.expect(in);
        Scaling scaling = Scaling.read(in);
        List<AttentionWeights> lookers = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            lookers.add(AttentionWeights.read(in));
        }
        return new AttentionModel(scaling, lookers);
    }
}
