package dev.grapevine.spike;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How large the state of a brand is without what explains an incident. */
final class Encoded {

    private Encoded() {}

    static int sizeOf(Decisions decisions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            decisions.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
