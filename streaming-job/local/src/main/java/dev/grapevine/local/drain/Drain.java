package dev.grapevine.local.drain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.mailer.Mailer;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.job.index.IndexJob;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.local.server.EmbeddedFlink;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until everything that the sources brought has gone all the way.
 *
 * <p>That is so when every source is at its end and acknowledged, every consumer group has committed the end of what it
 * reads in a checkpoint taken after that, the ends did not move between two such rounds (rollups are held back for a
 * moment), and Elasticsearch holds as many documents as {@code enriched.v1} says there are.
 */
public final class Drain {

    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final List<Topic> INDEXED = List.of(Topic.ENRICHED, Topic.ROLLUPS, Topic.ALERTS, Topic.DELIVERIES);
    private static final List<Topic> HOPS =
            List.of(Topic.MENTIONS, Topic.ENRICHED, Topic.ROLLUPS, Topic.ALERTS, Topic.DELIVERIES, Topic.DEAD);

    private final Map<String, Object> client;
    private final Elasticsearch search;
    private final EmbeddedFlink flink;
    private final Ingest ingest;

    public Drain(Map<String, Object> client, Elasticsearch search, EmbeddedFlink flink, Ingest ingest) {
        this.client = client;
        this.search = search;
        this.flink = flink;
        this.ingest = ingest;
    }

    /**
     * @param started nanoTime at which the run began
     * @param stop ends the waiting early when it falls to zero
     * @return nothing if it was stopped early
     * @throws IOException if a job has ended, so that waiting would never
     */
    public Optional<Summary> await(long started, CountDownLatch stop, Consumer<String> progress)
            throws IOException, ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(client)) {
            Offsets offsets = new Offsets(admin);
            Map<TopicPartition, Long> before = Map.of();
            while (true) {
                Map<TopicPartition, Long> ends = offsets.ends(HOPS);
                if (isAtEnd(offsets) && ends.equals(before)) {
                    Tally tally = Tally.of(client);
                    if (tally.documents() == documents()) {
                        long seconds =
                                Duration.ofNanos(System.nanoTime() - started).toSeconds();
                        return Optional.of(tally.summary(mentions(), tally.documents(), seconds));
                    }
                }
                progress.accept(
                        ends.values().stream().mapToLong(Long::longValue).sum() + " messages so far");
                before = ends;
                if (stop.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                    return Optional.empty();
                }
            }
        }
    }

    private boolean isAtEnd(Offsets offsets) throws IOException, ExecutionException, InterruptedException {
        requireRunning();
        return ingest.allEnded()
                && flink.checkpoint()
                && offsets.isAtEnd(ReputationJob.GROUP, List.of(Topic.MENTIONS))
                && offsets.isAtEnd(Mailer.GROUP, List.of(Topic.ALERTS))
                && offsets.isAtEnd(IndexJob.GROUP, INDEXED);
    }

    private void requireRunning() throws IOException {
        for (Map.Entry<String, JobStatus> job : flink.status().entrySet()) {
            if (job.getValue().isGloballyTerminalState()) {
                throw new IOException("the " + job.getKey() + " job has ended: " + job.getValue());
            }
        }
    }

    private long documents() {
        search.call("POST", "/grapevine-mentions/_refresh", null);
        return search.call("GET", "/grapevine-mentions/_count", null)
                .path("count")
                .asLong();
    }

    /** Distinct mention ids: exact, because each mention has exactly one primary document. */
    private long mentions() {
        JsonNode answer = search.call("GET", "/grapevine-mentions/_count?q=mention.primary:true", null);
        return answer.path("count").asLong();
    }
}
