package dev.grapevine.local.bench;

import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.local.server.EmbeddedFlink;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Real servers that a line is measured on, each the same for every line: topics, indices and brands are there, jobs are
 * not.
 */
record Servers(
        EmbeddedKafka kafka,
        EmbeddedElasticsearch elasticsearch,
        EmbeddedFlink flink,
        Elasticsearch search,
        Settings settings,
        Load load)
        implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final int HEAP_MEGABYTES = 1024;

    /**
     * @param brands that the load is about
     * @param slots of all jobs together
     * @param seed of the load
     */
    static Servers start(Path data, int brands, int slots, long seed)
            throws IOException, ExecutionException, InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"));
        EmbeddedElasticsearch elasticsearch =
                EmbeddedElasticsearch.start(ElasticsearchHome.find(), data.resolve("elasticsearch"), HEAP_MEGABYTES);
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
        Settings settings = Settings.of(Map.of())
                .with(Setting.KAFKA, kafka.bootstrap())
                .with(Setting.ELASTICSEARCH, elasticsearch.address().toString())
                .with(Setting.ROLLUP_INTERVAL, "PT10S");
        Topics.create(client, PARTITIONS, (short) 1, Map.of("retention.ms", "-1"));
        Elasticsearch search = Elasticsearch.connect(settings);
        TemplateInstaller.install(search, IndexOptions.SINGLE_NODE, Duration.ofMinutes(1));
        Load load = new Load(client, brands, seed);
        new BrandsTopic(client).apply(load.brands());
        EmbeddedFlink flink = EmbeddedFlink.start(data.resolve("flink"), slots);
        return new Servers(kafka, elasticsearch, flink, search, settings, load);
    }

    /** Starts a job, or lets it go on where it was stopped. */
    void submit(String job, int parallelism, BiConsumer<StreamExecutionEnvironment, Settings> define)
            throws IOException {
        flink.submit(job, parallelism, env -> define.accept(env, settings));
    }

    @Override
    public void close() throws IOException {
        load.close();
        flink.close();
        search.close();
        elasticsearch.close();
        kafka.close();
    }
}
