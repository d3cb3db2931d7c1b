package dev.grapevine.job.index;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.connector.base.sink.writer.strategy.AIMDScalingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.CongestionControlRateLimitingStrategy;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Brings documents into Elasticsearch; how is told by {@link ElasticsearchWriter}. */
public final class ElasticsearchSink extends AsyncSinkBase<Doc, Doc> {

    private static final int BATCH = 1_000;
    private static final int BUFFERED = 4 * BATCH;
    private static final long BATCH_BYTES = 5 << 20;
    private static final long DOCUMENT_BYTES = 5 << 20;
    private static final long BUFFER_MILLIS = 500;
    /** One: more would let an older state of a document overtake a newer one while that is tried again. */
    private static final int IN_FLIGHT = 1;

    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private final ElasticsearchConfig config;
    private final DeadLetterBox.Factory dead;

    /** @param kafka settings of the client that brings dead letters to their topic */
    public static ElasticsearchSink of(ElasticsearchConfig config, Properties kafka) {
        return new ElasticsearchSink(config, () -> new KafkaDeadLetterBox(kafka));
    }

    ElasticsearchSink(ElasticsearchConfig config, DeadLetterBox.Factory dead) {
        super((doc, context) -> doc, BATCH, IN_FLIGHT, BUFFERED, BATCH_BYTES, BUFFER_MILLIS, DOCUMENT_BYTES);
        this.config = config;
        this.dead = dead;
    }

    @Override
    public ElasticsearchWriter createWriter(WriterInitContext context) {
        return writer(context, List.of());
    }

    @Override
    public StatefulSinkWriter<Doc, BufferedRequestState<Doc>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<Doc>> state) {
        return writer(context, List.copyOf(state));
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<Doc>> getWriterStateSerializer() {
        return new DocStateSerializer();
    }

    private ElasticsearchWriter writer(WriterInitContext context, List<BufferedRequestState<Doc>> state) {
        return new ElasticsearchWriter(
                context,
                batches(),
                state,
                ElasticsearchClients.open(config),
                dead.open(),
                new Backoff(FIRST_RETRY, LAST_RETRY, new Random()));
    }

    /** Flink's own limiter would shrink the batches after each retry and let them grow again one document at a time. */
    private static AsyncSinkWriterConfiguration batches() {
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(BATCH)
                .setMaxBatchSizeInBytes(BATCH_BYTES)
                .setMaxInFlightRequests(IN_FLIGHT)
                .setMaxBufferedRequests(BUFFERED)
                .setMaxTimeInBufferMS(BUFFER_MILLIS)
                .setMaxRecordSizeInBytes(DOCUMENT_BYTES)
                .setRateLimitingStrategy(CongestionControlRateLimitingStrategy.builder()
                        .setMaxInFlightRequests(IN_FLIGHT)
                        .setInitialMaxInFlightMessages(BATCH * IN_FLIGHT)
                        .setScalingStrategy(AIMDScalingStrategy.builder(BATCH * IN_FLIGHT)
                                .setIncreaseRate(BATCH)
                                .build())
                        .build())
                .build();
    }
}
