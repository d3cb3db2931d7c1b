package dev.grapevine.job.reputation;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.history.Change;
import dev.grapevine.history.Update;
import dev.grapevine.job.Counters;
import dev.grapevine.sentiment.Sentiment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What {@link RecountMentions} tells of its work: what became of each message, how many matched a brand, who scored them
 * and how long that took. docs/operations.md says what each counter means.
 */
final class RecountMetrics {

    /** Engines are few; a name that varies without end must not become metrics without end. */
    private static final int MOST_ENGINES = 20;

    private final MetricGroup group;
    private final Counters<Change> changes;
    private final Counter enriched;
    private final Counter matched;
    private final Counter unscored;
    private final Counter dead;
    private final Counter micros;
    private final Map<String, Counter> engines = new HashMap<>();

    RecountMetrics(MetricGroup group) {
        this.group = group;
        this.changes = Counters.of(group, Change.class);
        this.enriched = group.counter("enriched");
        this.matched = group.counter("matched");
        this.unscored = group.counter("unscored");
        this.dead = group.counter("dead");
        this.micros = group.counter("enrichmentMicros");
    }

    void applied(Update update) {
        changes.count(update.change());
        update.recounts().stream().map(Recount::document).forEach(this::scored);
    }

    /** @param nanos that enriching took, until it gave up where it did */
    void spent(long nanos) {
        micros.inc(nanos / 1_000);
    }

    void enriched(List<EnrichedMention> documents) {
        enriched.inc();
        if (!documents.isEmpty()) {
            matched.inc();
        }
    }

    void failed() {
        enriched.inc();
        dead.inc();
    }

    private void scored(EnrichedMention document) {
        Sentiment sentiment = document.sentiment();
        if (sentiment == null) {
            return;
        }
        if (!sentiment.isScored()) {
            unscored.inc();
        }
        engine(sentiment.engine()).inc();
    }

    private Counter engine(String name) {
        String known = engines.containsKey(name) || engines.size() < MOST_ENGINES ? name : "other";
        return engines.computeIfAbsent(
                known, engine -> group.addGroup("engine", engine).counter("documents"));
    }
}
