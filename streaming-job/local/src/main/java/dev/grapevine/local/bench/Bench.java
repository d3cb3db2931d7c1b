package dev.grapevine.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.job.index.IndexJob;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Runs the bare line and the whole line in turn on the same real servers over the same mentions.
 *
 * <p>Each line first works off a part that does not count, so that code is compiled and indices exist; it is stopped at
 * a checkpoint, the load is put into Kafka, and each line goes on from its checkpoint and works the load off. The clock
 * runs from a tenth of the load being searchable to all of it. The bare line does that twice, before and after the whole
 * one, so that a machine that changes its speed meanwhile changes the ratio less.
 */
public final class Bench implements AutoCloseable {

    /** Of the whole line. */
    private static final int JOBS = 2;

    private static final int WARM_UP_SHARE = 2;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Options options;
    private final Consumer<String> progress;
    private final Servers servers;

    /**
     * @param mentions that each line works off
     * @param brands that they are about
     * @param slots that each line has; the whole one's two jobs share them
     * @param seed of the load
     */
    public record Options(long mentions, int brands, int slots, long seed) {
        public Options {
            if (mentions < 1_000 || brands < 1 || slots < JOBS || slots % JOBS != 0) {
                throw new IllegalArgumentException(
                        "expected at least 1000 mentions, one brand and an even number of slots");
            }
        }
    }

    private Bench(Options options, Path data, Consumer<String> progress)
            throws IOException, ExecutionException, InterruptedException {
        this.options = options;
        this.progress = progress;
        progress.accept("Kafka and Elasticsearch are starting");
        servers = Servers.start(data, options.brands(), options.slots(), options.seed());
        BareLine.createIndex(servers.search());
    }

    public static Bench start(Options options, Path data, Consumer<String> progress)
            throws IOException, ExecutionException, InterruptedException {
        return new Bench(options, data, progress);
    }

    /** Both lines over the same load. */
    public Comparison run() throws IOException, InterruptedException {
        long warmUp = options.mentions() / WARM_UP_SHARE;
        send(warmUp);
        bare(0, warmUp);
        whole(0, warmUp);
        send(options.mentions());
        Result bareBefore = bare(warmUp, options.mentions());
        Map<String, Long> before = engines();
        Result whole = whole(warmUp, options.mentions());
        Map<String, Long> engines = engines();
        before.forEach((engine, documents) -> engines.merge(engine, -documents, Long::sum));
        send(options.mentions());
        Result bareAfter = bare(warmUp + options.mentions(), options.mentions());
        return new Comparison(
                bareBefore.and(bareAfter), whole, engines, servers.load().meanBytes());
    }

    /** How many documents each engine has scored so far. */
    private Map<String, Long> engines() {
        ObjectNode question = Json.json().createObjectNode().put("size", 0);
        question.putObject("aggs").putObject("engines").putObject("terms").put("field", "sentiment.engine");
        Map<String, Long> documents = new TreeMap<>();
        servers.search()
                .call("POST", "/" + IndexFamily.MENTIONS.alias() + "/_search", question)
                .at("/aggregations/engines/buckets")
                .forEach(each -> documents.put(
                        each.path("key").asText(), each.path("doc_count").asLong()));
        return documents;
    }

    private void send(long mentions) {
        progress.accept("putting " + mentions + " mentions into Kafka");
        servers.load().send(mentions);
        servers.load().flush();
    }

    private Result bare(long before, long more) throws IOException, InterruptedException {
        servers.submit(BareLine.NAME, options.slots(), BareLine::define);
        Result result = watch("bare line", BareLine.alias() + "/_count?q=_exists_:id", before, more);
        servers.flink().stop(BareLine.NAME);
        return result;
    }

    private Result whole(long before, long more) throws IOException, InterruptedException {
        servers.submit(ReputationJob.NAME, options.slots() / JOBS, ReputationJob::define);
        servers.submit(IndexJob.NAME, options.slots() / JOBS, IndexJob::define);
        Result result =
                watch("whole line", IndexFamily.MENTIONS.alias() + "/_count?q=mention.primary:true", before, more);
        servers.flink().stop(ReputationJob.NAME);
        servers.flink().stop(IndexJob.NAME);
        return result;
    }

    private Result watch(String line, String documents, long before, long more)
            throws IOException, InterruptedException {
        long start = before + more / 10;
        long from = await(documents, start);
        long began = System.nanoTime();
        CpuTime cpu = cpu();
        progress.accept(line + ": under way");
        long until = await(documents, before + more);
        Result result = new Result(line, until - from, Duration.ofNanos(System.nanoTime() - began), cpu().since(cpu));
        progress.accept("%s: %,.0f mentions/s".formatted(line, result.perSecond()));
        return result;
    }

    private CpuTime cpu() {
        return CpuTime.now(servers.elasticsearch().processes());
    }

    /** How many there are as soon as there are enough. */
    private long await(String documents, long wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long found = count(documents);
        while (found < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IOException("only " + found + " of " + wanted + " documents at " + documents + " after "
                        + PATIENCE.toMinutes() + " minutes; the jobs are "
                        + servers.flink().status());
            }
            Thread.sleep(LOOK.toMillis());
            found = count(documents);
        }
        return found;
    }

    /** @param documents path of the count, below an alias whose index appears with the first document */
    private long count(String documents) {
        try {
            return servers.search()
                    .call("GET", "/" + documents, null)
                    .path("count")
                    .asLong();
        } catch (ElasticsearchFault notYet) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        servers.close();
    }
}
