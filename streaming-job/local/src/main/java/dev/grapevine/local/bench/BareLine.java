package dev.grapevine.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.index.IndexName;
import dev.grapevine.job.JobConfig;
import dev.grapevine.job.index.Doc;
import dev.grapevine.job.index.ElasticsearchConfig;
import dev.grapevine.job.index.ElasticsearchSink;
import dev.grapevine.job.kafka.KafkaEdges;
import dev.grapevine.job.kafka.TopicReader;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The least that any line from Kafka over Flink to Elasticsearch does: parse the JSON, count in windows of five minutes,
 * write one document each. Same servers, same settings, same sink as the whole line.
 */
final class BareLine {

    static final String NAME = "bare";

    private static final String GROUP = "grapevine-bench";
    private static final IndexName INDEX = new IndexName(IndexFamily.MENTIONS, "grapevine-bench");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration DISORDER = Duration.ofSeconds(5);
    private static final String KEYWORDS = "id platform nativeId sourceType source url language hashtags";

    private BareLine() {}

    /** Where the documents are found. */
    static String alias() {
        return INDEX.alias();
    }

    /** Creates the index: the text analysed, what people filter by as keywords, the rest kept but not indexed. */
    static void createIndex(Elasticsearch search) {
        ObjectNode index = Json.json().createObjectNode();
        index.putObject("settings")
                .put("number_of_shards", 1)
                .put("number_of_replicas", 0)
                .put("refresh_interval", "1s");
        index.putObject("aliases").putObject(INDEX.alias());
        ObjectNode mappings = index.putObject("mappings").put("dynamic", false);
        ObjectNode fields = mappings.putObject("properties");
        for (String keyword : KEYWORDS.split(" ", -1)) {
            fields.putObject(keyword).put("type", "keyword");
        }
        fields.putObject("published").put("type", "date");
        fields.putObject("fetched").put("type", "date");
        fields.putObject("text").put("type", "text");
        search.call("PUT", "/" + INDEX.real(), index);
    }

    static void define(StreamExecutionEnvironment env, Settings settings) {
        JobConfig config = JobConfig.of(settings);
        env.configure(config.flink(NAME));
        DataStream<Parsed> parsed = env.fromSource(
                        new KafkaEdges(config.kafka(), GROUP)
                                .fromBeginning(Topic.MENTIONS, new TopicReader<>(Parsed.class, BareLine::parse)),
                        WatermarkStrategy.<Parsed>forBoundedOutOfOrderness(DISORDER)
                                .withTimestampAssigner(
                                        (each, kafka) -> each.published().toEpochMilli()),
                        "mentions",
                        WireType.of(Parsed.class))
                .uid("mentions");
        DataStream<Doc> counts = parsed.map(each -> Tuple2.of(each.source(), 1L))
                .returns(Types.TUPLE(Types.STRING, Types.LONG))
                .uid("ones")
                .keyBy(each -> each.f0)
                .window(TumblingEventTimeWindows.of(WINDOW))
                .sum(1)
                .uid("count")
                .map(BareLine::document)
                .returns(WireType.of(Doc.class))
                .uid("counts");
        parsed.map(each -> Doc.of(INDEX, each.id(), each.published().toEpochMilli(), each.json(), ""))
                .returns(WireType.of(Doc.class))
                .uid("documents")
                .union(counts)
                .sinkTo(ElasticsearchSink.of(ElasticsearchConfig.of(settings), config.kafka()))
                .uid("elasticsearch");
    }

    /** One mention, as far as this line looks at it. */
    record Parsed(String id, String source, Instant published, byte[] json) {}

    private static Optional<Parsed> parse(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.json().readTree(consumed.value());
            return Optional.of(new Parsed(
                    json.path("id").asText(),
                    json.path("source").asText(),
                    Instant.parse(json.path("published").asText()),
                    consumed.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Doc document(Tuple2<String, Long> count) {
        byte[] json =
                Json.json().createObjectNode().put("count", count.f1).toString().getBytes(StandardCharsets.UTF_8);
        return Doc.of(INDEX, "count-" + count.f0, count.f1, json, "");
    }
}
