package dev.grapevine.spike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Counts in as few bytes as they need: seven bits a byte, low bits first. */
final class Varint {

    private Varint() {}

    static void write(DataOutputStream out, int value) throws IOException {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            out.writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    static int read(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readByte();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
