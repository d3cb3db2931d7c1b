package dev.grapevine.local.command;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.local.server.Topics;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes servers ready: topics, index templates and, if given, brands; running it again changes nothing. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description = "Creates topics and index templates and writes the brands; running it again changes nothing.")
public final class SetupCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--brands", paramLabel = "FILE", description = "Make the brands those of this file.")
    private @Nullable Path brands;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "12",
            description = "Partitions of the topics that carry the load (default: ${DEFAULT-VALUE}).")
    private int partitions = 12;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "Copies of each topic and replicas + 1 of each index (default: ${DEFAULT-VALUE}).")
    private int replicas = 1;

    @Override
    public Integer call() throws Exception {
        PrintWriter error = spec.commandLine().getErr();
        Settings settings = Settings.of(System.getenv());
        List<Brand> wanted = brands == null ? List.of() : BrandsFile.read(brands);
        Map<String, Object> client = KafkaClient.of(settings);
        error.println("topics created: " + Topics.create(client, partitions, (short) replicas, Map.of()));
        try (Elasticsearch elasticsearch = Elasticsearch.connect(settings)) {
            TemplateInstaller.install(elasticsearch, new IndexOptions(1, replicas - 1), PATIENCE);
            error.println("index templates installed");
        }
        if (brands != null) {
            BrandsTopic.Changes changes = new BrandsTopic(client).apply(wanted);
            error.println("brands written: " + changes.written() + ", removed: " + changes.removed());
        }
        return 0;
    }
}
