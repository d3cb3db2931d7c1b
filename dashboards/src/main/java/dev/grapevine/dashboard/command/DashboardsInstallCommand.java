package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prepares Elasticsearch. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = "Installs the index templates into Elasticsearch; run it before the first write, and again after"
                + " each upgrade.")
public final class DashboardsInstallCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--shards", defaultValue = "1", description = "primary shards of a new index (${DEFAULT-VALUE})")
    private int shards;

    @Option(
            names = "--replicas",
            defaultValue = "0",
            description = "copies of each shard (${DEFAULT-VALUE}); use 1 on a cluster of several nodes")
    private int replicas;

    @Option(names = "--wait", defaultValue = "60", description = "seconds to wait for Elasticsearch (${DEFAULT-VALUE})")
    private long wait;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (Elasticsearch elasticsearch = Elasticsearch.connect(Settings.of(System.getenv()))) {
            TemplateInstaller.install(elasticsearch, new IndexOptions(shards, replicas), Duration.ofSeconds(wait));
            err.println(IndexFamily.values().length + " index templates are installed at " + elasticsearch.address());
        }
        return 0;
    }
}
