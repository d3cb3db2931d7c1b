package dev.grapevine.sentiment.encoder;

import dev.grapevine.sentiment.encoder.Pieces.Place;
import dev.grapevine.sentiment.encoder.Transformer.Layers;
import java.util.List;

/** What the {@link Encoder} made of a text: a vector for each piece of a word. */
public final class Meaning {

    private final Layers layers;
    private final List<Place> places;

    Meaning(Layers layers, List<Place> places) {
        this.layers = layers;
        this.places = places;
    }

    /** Of the whole text: the vector of its beginning, which stands for all, and the mean of all. */
    public float[] ofText() {
        float[] first = layers.last()[0];
        float[] joined = new float[2 * first.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        for (float[] vector : layers.last()) {
            for (int k = 0; k < vector.length; k++) {
                joined[first.length + k] += vector[k] / layers.last().length;
            }
        }
        return joined;
    }

    /** One of the stretches asked for, within the text. */
    public Passage ofStretch(int i) {
        return new Passage(layers.inner(), places.get(i).from(), places.get(i).to());
    }
}
