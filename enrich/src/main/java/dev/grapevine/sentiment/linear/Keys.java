package dev.grapevine.sentiment.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Ascending feature keys on disk. */
final class Keys {

    private Keys() {}

    static void write(int[] sorted, DataOutputStream out) throws IOException {
        out.writeInt(sorted.length);
        for (int key : sorted) {
            out.writeInt(key);
        }
    }

    static int[] read(DataInputStream in) throws IOException {
        int[] keys = new int[in.readInt()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.readInt();
        }
        return keys;
    }
}
