package dev.grapevine.local.fill;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.brand.LuceneBrandMatcher;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.index.IndexName;
import dev.grapevine.json.Json;
import dev.grapevine.local.demo.DemoConfig;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.rollup.Tally;
import dev.grapevine.sentiment.Analyzers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings invented mentions, enriched by the line's own code, and their rollups into an Elasticsearch without Kafka and
 * Flink: for measuring boards and pages on a million of them.
 *
 * <p>The same options give the same documents under the same ids, so that filling again changes nothing.
 */
public final class Filling implements AutoCloseable {

    private static final int BATCH = 4_000;

    private final InventedDocuments documents;
    private final LuceneBrandMatcher matcher;
    private final BulkWriter writer;
    private final Map<String, Rollup> rollups = new HashMap<>();
    private long written;

    /**
     * @param mentions about how many fall between the two times
     * @param seed of what is invented; another seed's mentions have other ids
     */
    public record Options(long mentions, Instant from, Instant until, long seed) {
        public Options {
            if (mentions < 1 || !from.isBefore(until)) {
                throw new IllegalArgumentException("expected at least one mention and a start before the end, found "
                        + mentions + " between " + from + " and " + until);
            }
        }
    }

    private Filling(Elasticsearch elasticsearch, Options options) throws IOException {
        matcher = LuceneBrandMatcher.of(brands());
        documents = new InventedDocuments(
                InventedDocuments.scenario(options.mentions(), options.from(), options.until()),
                options.seed(),
                matcher,
                Analyzers.named("linear"));
        writer = new BulkWriter(elasticsearch);
    }

    /** Installs the templates, so that the first document finds them. */
    public static Filling open(Elasticsearch elasticsearch, Options options) throws IOException {
        TemplateInstaller.install(elasticsearch, IndexOptions.SINGLE_NODE, Duration.ofMinutes(1));
        return new Filling(elasticsearch, options);
    }

    /**
     * Writes the next so many mentions, in order of publication, and the rollups as they stand then.
     *
     * @param progress is told after every few thousand how many there are
     */
    public void write(long mentions, Consumer<Long> progress) {
        Map<String, Rollup> changed = new TreeMap<>();
        for (long left = mentions; left > 0; left -= BATCH) {
            int batch = (int) Math.min(left, BATCH);
            documents.next(batch).forEach(document -> write(document, changed));
            written += batch;
            progress.accept(written);
        }
        changed.values().forEach(this::write);
        writer.flush();
    }

    private void write(EnrichedMention document, Map<String, Rollup> changed) {
        writer.write(
                IndexName.ofMention(document.eventTime(), document.fetched()),
                document.id(),
                document.version(),
                json(document));
        for (Rollup rollup : Tally.of(Recount.created(document))) {
            changed.put(rollup.id(), rollups.merge(rollup.id(), rollup, Tally::sum));
        }
    }

    private void write(Rollup rollup) {
        IndexName index = IndexName.ofRollup(rollup.bin(), Instant.ofEpochMilli(rollup.version()));
        writer.write(index, rollup.id(), rollup.version(), json(rollup));
    }

    /** The demo's. */
    static List<Brand> brands() throws IOException {
        Path file = Files.createTempFile("grapevine-brands", ".yml");
        try {
            Files.writeString(file, DemoConfig.brands());
            return BrandsFile.read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static String json(Object value) {
        try {
            return Json.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }

    @Override
    public void close() {
        writer.close();
        documents.close();
        matcher.close();
    }
}
