package dev.grapevine.brand;

import dev.grapevine.query.LuceneQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.jspecify.annotations.Nullable;

/** The brands' queries in Lucene's monitor. Many threads may ask it at once. */
final class StoredQueries implements AutoCloseable {

    /** Lucene holds some 100 KB for each query of a lot until it is written, so 10,000 at once do not fit into 1 GB. */
    private static final int LOT = 250;

    private final Monitor monitor;

    private StoredQueries(Monitor monitor) {
        this.monitor = monitor;
    }

    static StoredQueries of(SortedMap<String, BrandQuery> brands) {
        try {
            Merging configuration = new Merging();
            Monitor monitor = new Monitor(new KeywordAnalyzer(), new TermFilteredPresearcher(), configuration);
            monitor.register(
                    () -> brands.entrySet().stream().map(StoredQueries::stored).iterator());
            configuration.merge();
            // Looks at the index as it is now.
            monitor.register();
            return new StoredQueries(monitor);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory could not be written", e);
        }
    }

    MatchingQueries<QueryMatch> match(Document document) {
        try {
            return monitor.match(document, QueryMatch.SIMPLE_MATCHER);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory could not be read", e);
        }
    }

    private static MonitorQuery stored(Map.Entry<String, BrandQuery> brand) {
        return new MonitorQuery(
                brand.getKey(), LuceneQueries.of(brand.getValue().clause()));
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory could not be closed", e);
        }
    }

    /** Queries are written in lots and merged into one segment afterwards, so that each word is looked up once. */
    private static final class Merging extends MonitorConfiguration {

        private @Nullable IndexWriter writer;

        Merging() {
            setQueryUpdateBufferSize(LOT);
        }

        @Override
        public IndexWriter buildIndexWriter() throws IOException {
            IndexWriter built = super.buildIndexWriter();
            writer = built;
            return built;
        }

        void merge() throws IOException {
            if (writer != null) {
                writer.forceMerge(1);
            }
        }
    }
}
