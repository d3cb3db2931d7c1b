package dev.grapevine.sentiment.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The first four bytes of a model's file: which model it is, and the version of its format and of its features. */
final class Magic {

    private final int number;
    private final String model;

    /** @param model what the file holds, as a problem names it */
    Magic(int number, String model) {
        this.number = number;
        this.model = model;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(number);
    }

    /** @throws IOException where something else begins */
    void expect(DataInputStream in) throws IOException {
        int found = in.readInt();
        if (found != number) {
            throw new IOException("not " + model + " of this version: starts with " + Integer.toHexString(found)
                    + ", expected " + Integer.toHexString(number) + "; train it again");
        }
    }
}
