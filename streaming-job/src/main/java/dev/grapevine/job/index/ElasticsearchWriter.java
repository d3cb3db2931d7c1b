package dev.grapevine.job.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import dev.grapevine.job.Counters;
import dev.grapevine.topic.DeadLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes documents in batches, one request at a time, so that the states of one document stay in order.
 *
 * <p>If Elasticsearch is down or busy, the batch waits and is tried again for as long as it takes; meanwhile the job
 * stands still and nothing is lost. If a document is refused for good, it becomes a dead letter and the others go on.
 *
 * <p>A checkpoint waits until everything before it is in Elasticsearch. So committed offsets mean indexed documents,
 * checkpoints hold no text of anybody, and a job that is killed between two checkpoints writes the same documents again,
 * which their versions make harmless.
 */
final class ElasticsearchWriter extends AsyncSinkWriter<Doc, Doc> {

    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchWriter.class);

    /** So many of the latest requests are described. */
    private static final int REQUESTS = 500;

    private final ElasticsearchAsyncClient client;
    private final Bulk bulk;
    private final DeadLetterBox dead;
    private final Backoff backoff;
    private final AtomicLong pending = new AtomicLong();
    private final Counters<Verdict> verdicts;
    private final Histogram requestMillis;
    private volatile long waitingMillis;

    ElasticsearchWriter(
            WriterInitContext context,
            AsyncSinkWriterConfiguration batches,
            List<BufferedRequestState<Doc>> restored,
            ElasticsearchAsyncClient client,
            DeadLetterBox dead,
            Backoff backoff) {
        super(
                (doc, unused) -> doc,
                context,
                batches,
                restored,
                new SimpleBatchCreator<>(batches.getMaxBatchSizeInBytes()),
                new DequeRequestBuffer<>());
        this.client = client;
        this.bulk = new Bulk(client);
        this.dead = dead;
        this.backoff = backoff;
        this.verdicts = Counters.of(context.metricGroup(), Verdict.class);
        this.requestMillis =
                context.metricGroup().histogram("requestMillis", new DescriptiveStatisticsHistogram(REQUESTS));
        context.metricGroup().gauge("pendingDocuments", pending::get);
        context.metricGroup().gauge("retryInMillis", () -> waitingMillis);
    }

    @Override
    public void write(Doc doc, Context context) throws IOException, InterruptedException {
        pending.incrementAndGet();
        super.write(doc, context);
    }

    @Override
    protected void submitRequestEntries(List<Doc> docs, ResultHandler<Doc> handler) {
        long start = System.nanoTime();
        CompletableFuture<Void> unused = bulk.send(docs)
                .thenAccept(answers -> {
                    requestMillis.update(
                            Duration.ofNanos(System.nanoTime() - start).toMillis());
                    settle(answers, handler);
                })
                .exceptionally(failure -> fail(handler, failure));
    }

    private void settle(List<Answer> answers, ResultHandler<Doc> handler) {
        answers.forEach(answer -> verdicts.count(answer.verdict()));
        List<Doc> again = answers.stream()
                .filter(a -> !a.verdict().isSettled())
                .map(Answer::doc)
                .toList();
        pending.addAndGet(again.size() - (long) answers.size());
        answers.stream()
                .filter(a -> a.verdict() == Verdict.REFUSED)
                .map(ElasticsearchWriter::letter)
                .forEach(dead::put);
        if (answers.stream().anyMatch(a -> a.verdict() == Verdict.FORBIDDEN)) {
            handler.completeExceptionally(new IllegalStateException(
                    "Elasticsearch does not let us write: check user, password or API key and its privileges"));
        } else if (again.isEmpty()) {
            backoff.reset();
            waitingMillis = 0;
            handler.complete();
        } else {
            Duration delay = backoff.next();
            waitingMillis = delay.toMillis();
            LOG.warn(
                    "{} of {} documents have to be sent again in {}: {}",
                    again.size(),
                    answers.size(),
                    delay,
                    why(answers));
            CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> handler.retryForEntries(again));
        }
    }

    /** Also on a checkpoint, which asks for less. */
    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        super.flush(true);
        dead.flush();
    }

    @Override
    protected long getSizeInBytes(Doc doc) {
        return doc.sizeInBytes();
    }

    @Override
    public void close() {
        dead.close();
        super.close();
        closeClient();
    }

    private static @Nullable Void fail(ResultHandler<Doc> handler, Throwable failure) {
        handler.completeExceptionally(new IllegalStateException("cannot index", failure));
        return null;
    }

    private void closeClient() {
        try {
            client._transport().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the client of Elasticsearch", e);
        }
    }

    private static String why(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.verdict().isSettled())
                .map(Answer::detail)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static DeadLetter letter(Answer answer) {
        Doc doc = answer.doc();
        return new DeadLetter(
                doc.json() == null ? new byte[0] : doc.json(),
                IndexJob.STAGE,
                doc.alias(),
                doc.position(),
                "REFUSED_BY_INDEX",
                answer.detail());
    }
}
