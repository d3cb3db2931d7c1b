package dev.grapevine.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request at the door.
 *
 * @param url the address that the sender called, as the configuration states it
 * @param header by name, whatever its case; null where there is none
 * @param at real time
 */
record Call(String url, Function<String, @Nullable String> header, byte[] body, Instant at) {

    @Nullable
    String header(String name) {
        return header.apply(name);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
