package dev.grapevine.ingest.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.Rhythm;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where a source goes on; the value of {@code source-positions.v1}, written only after everything before it was
 * acknowledged.
 *
 * @param v version of this contract, 1
 * @param read items since the beginning
 * @param at what the connector itself needs
 * @param seen the {@link Remembered} items
 * @param rhythm how much it usually brings; null in positions written before that was kept
 */
record SourcePosition(
        int v,
        long read,
        ObjectNode at,
        byte[] seen,
        @Nullable Rhythm rhythm) {

    static final Codec<SourcePosition> CODEC = Codec.of(SourcePosition.class);

    static SourcePosition start() {
        return new SourcePosition(1, 0, Json.json().createObjectNode(), new byte[0], Rhythm.NEW);
    }
}
