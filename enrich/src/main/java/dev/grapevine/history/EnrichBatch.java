package dev.grapevine.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Enricher;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Decoded;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The line's own enrichment without a cluster: JSON lines of mentions in, enriched documents out.
 *
 * <p>The lines are taken for what is heard one after the other, so that stories, voices and emerging phrases are told as
 * the job would tell them.
 */
public final class EnrichBatch {

    private final Enricher enricher;
    private final Map<String, Latest> latest = new HashMap<>();
    private final Map<String, BrandHistory> brands = new HashMap<>();

    public EnrichBatch(Enricher enricher) {
        this.enricher = enricher;
    }

    /**
     * The documents that a mention changes as JSON lines: one for each brand it is about, so possibly none, and those of
     * copies that it promotes. A line that is no mention gives one line {error, detail}, with the reason it would have as
     * a dead letter.
     */
    public Stream<String> lines(String mention) {
        Decoded decoded = MentionCodec.decode(mention.getBytes(StandardCharsets.UTF_8));
        if (decoded instanceof Decoded.Good good) {
            return hear(good.mention()).stream()
                    .flatMap(this::place)
                    .map(Recount::document)
                    .map(EnrichBatch::write);
        }
        Decoded.Malformed malformed = (Decoded.Malformed) decoded;
        return Stream.of(write(Map.of("error", malformed.reason(), "detail", malformed.detail())));
    }

    private List<Recount> hear(Mention mention) {
        Latest before = latest.get(mention.id());
        Change change = Change.between(before, mention, false);
        List<EnrichedMention> documents = change.needsDocuments() ? enricher.enrich(mention) : List.of();
        Update update = Update.of(before, mention, change, documents);
        latest.put(mention.id(), update.after());
        return update.recounts();
    }

    private Stream<Recount> place(Recount recount) {
        return brands.computeIfAbsent(recount.document().brand(), any -> BrandHistory.start()).place(recount).stream();
    }

    private static String write(Object value) {
        try {
            return Json.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }
}
