package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What words, emoticons and emoji feel like by themselves, -4 to 4; 0 for those that are not known. */
final class Polarity {

    private final int[] keys;
    private final float[] valences;
    private final KeyTable table;

    private Polarity(int[] keys, float[] valences) {
        this.keys = keys;
        this.valences = valences;
        this.table = new KeyTable(keys);
    }

    static Polarity of(Map<String, Double> valenceByForm) {
        TreeMap<Integer, Double> byKey = new TreeMap<>();
        valenceByForm.forEach((form, valence) -> byKey.putIfAbsent(key(form, 0), valence));
        int[] keys = byKey.keySet().stream().mapToInt(Integer::intValue).toArray();
        float[] valences = new float[keys.length];
        int i = 0;
        for (double valence : byKey.values()) {
            valences[i++] = (float) valence;
        }
        return new Polarity(keys, valences);
    }

    /** A hashtag feels like its word. */
    float of(Token token) {
        int place = table.place(key(token.form(), token.kind() == Kind.HASHTAG ? 1 : 0));
        return place < 0 ? 0 : valences[place];
    }

    private static int key(String form, int from) {
        return Hash.key(Hash.of(11, form, from, form.length()));
    }

    void write(DataOutputStream out) throws IOException {
        Keys.write(keys, out);
        Quantized.write(valences, out);
    }

    static Polarity read(DataInputStream in) throws IOException {
        return new Polarity(Keys.read(in), Quantized.read(in));
    }
}
