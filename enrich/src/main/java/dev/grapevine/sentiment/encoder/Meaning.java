package dev.grapevine.sentiment.encoder;

import dev.grapevine.sentiment.encoder.Pieces.Place;
import java.util.List;

/** What the {@link Encoder} made of a text: a vector for each piece of a word. */
public final class Meaning {

    private static final int NEAR = 2;
    private static final int AROUND = 5;

    private final float[][] vectors;
    private final List<Place> places;
    private final float[] mean;

    Meaning(float[][] vectors, List<Place> places) {
        this.vectors = vectors;
        this.places = places;
        this.mean = mean(0, vectors.length);
    }

    /** Of the whole text: the vector of its beginning, which stands for all, and the mean of all. */
    public float[] ofText() {
        return joined(vectors[0], mean);
    }

    /** Of one of the stretches asked for: of itself, of its nearer and farther surroundings, and of the whole text. */
    public float[] ofStretch(int i) {
        Place at = places.get(i);
        return joined(mean(at.from(), at.to()), around(at, NEAR), around(at, AROUND), vectors[0], mean);
    }

    private float[] around(Place place, int distance) {
        int from = Math.max(Math.min(1, place.from()), place.from() - distance);
        return mean(from, Math.max(from + 1, Math.min(vectors.length - 1, place.to() + distance)));
    }

    private float[] mean(int from, int to) {
        float[] mean = new float[vectors[0].length];
        for (int i = from; i < to; i++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += vectors[i][k] / (to - from);
            }
        }
        return mean;
    }

    private static float[] joined(float[]... parts) {
        float[] joined = new float[parts.length * parts[0].length];
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, joined, i * parts[0].length, parts[0].length);
        }
        return joined;
    }
}
