package dev.grapevine.job.index;

import dev.grapevine.job.JobConfig;
import dev.grapevine.job.kafka.DeadLetterWriter;
import dev.grapevine.job.kafka.KafkaEdges;
import dev.grapevine.job.kafka.TopicReader;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.DeadLetter;
import dev.grapevine.topic.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Brings what the other parts say into Elasticsearch, so that people can search it.
 *
 * <p>A job of its own: while Elasticsearch is slow or down this one stands still, and the alerts go on.
 *
 * <pre>
 * enriched, rollups, alerts, source-health, deliveries -> documents -> Elasticsearch
 * </pre>
 */
public final class IndexJob {

    public static final String NAME = "index";

    /** The stage of its dead letters. */
    public static final String STAGE = "index";

    /** Consumer group of all its sources: what is committed is indexed. */
    public static final String GROUP = "grapevine-index";

    private static final Map<Topic, Documents> TOPICS = new EnumMap<>(Map.of(
            Topic.ENRICHED, Documents.ENRICHED,
            Topic.ROLLUPS, Documents.ROLLUPS,
            Topic.ALERTS, Documents.ALERTS,
            Topic.SOURCE_HEALTH, Documents.SOURCE_HEALTH,
            Topic.DELIVERIES, Documents.DELIVERIES));

    private IndexJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        define(env, Settings.of(System.getenv()));
        env.execute(NAME);
    }

    /** The job between real Kafka and real Elasticsearch; whoever calls executes it. */
    public static void define(StreamExecutionEnvironment env, Settings settings) {
        JobConfig config = JobConfig.of(settings);
        KafkaEdges kafka = new KafkaEdges(config.kafka(), GROUP);
        Map<Topic, Source<Reading, ?, ?>> sources = new EnumMap<>(Topic.class);
        TOPICS.forEach((topic, documents) ->
                sources.put(topic, kafka.fromCommitted(topic, new TopicReader<>(Reading.class, documents::read))));
        defineWorkflow(
                env,
                sources,
                ElasticsearchSink.of(ElasticsearchConfig.of(settings), config.kafka()),
                kafka.sink(new DeadLetterWriter()),
                config);
    }

    /** Adds the job's operators to the environment. */
    static void defineWorkflow(
            StreamExecutionEnvironment env,
            Map<Topic, Source<Reading, ?, ?>> sources,
            Sink<Doc> elasticsearch,
            Sink<DeadLetter> dead,
            JobConfig config) {
        env.configure(config.flink(NAME));
        List<SingleOutputStreamOperator<Doc>> docs = new ArrayList<>();
        sources.forEach((topic, source) -> docs.add(docs(env, source, nameOf(topic))));

        all(docs).sinkTo(elasticsearch).uid("elasticsearch").name("Elasticsearch");
        all(docs.stream().map(each -> each.getSideOutput(SortReadings.DEAD)).toList())
                .sinkTo(dead)
                .uid("dead-sink")
                .name("mentions.dead.v1");
    }

    private static <T> DataStream<T> all(List<? extends DataStream<T>> streams) {
        return streams.stream()
                .<DataStream<T>>map(each -> each)
                .reduce(DataStream::union)
                .orElseThrow();
    }

    private static String nameOf(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SingleOutputStreamOperator<Doc> docs(
            StreamExecutionEnvironment env, Source<Reading, ?, ?> source, String name) {
        DataStream<Reading> readings = env.fromSource(
                        source, WatermarkStrategy.noWatermarks(), name, WireType.of(Reading.class))
                .uid(name);
        return readings.process(new SortReadings(), WireType.of(Doc.class))
                .uid(name + "-sorted")
                .name("sort " + name);
    }
}
