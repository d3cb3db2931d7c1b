package dev.grapevine.enrichment;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Decoded;
import dev.grapevine.mention.MentionCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** The line's own enrichment without a cluster: JSON lines of mentions in, enriched documents out. */
public final class EnrichBatch {

    private final Enricher enricher;

    public EnrichBatch(Enricher enricher) {
        this.enricher = enricher;
    }

    /**
     * The documents of one mention as JSON lines: one for each brand it is about, so possibly none. A line that is no
     * mention gives one line {error, detail}, with the reason it would have as a dead letter.
     */
    public Stream<String> lines(String mention) {
        Decoded decoded = MentionCodec.decode(mention.getBytes(StandardCharsets.UTF_8));
        if (decoded instanceof Decoded.Good good) {
            return enricher.enrich(good.mention()).stream().map(EnrichBatch::write);
        }
        Decoded.Malformed malformed = (Decoded.Malformed) decoded;
        return Stream.of(write(Map.of("error", malformed.reason(), "detail", malformed.detail())));
    }

    private static String write(Object value) {
        try {
            return Json.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }
}
