package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.kibana.Kibana;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prepares Elasticsearch, and Kibana where there is one. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Installs the index templates into Elasticsearch, and with --kibana the boards into Kibana (8.19 or 9.x).",
            "Run it before the first write, and again after each upgrade: it overwrites its own objects only. Boards are"
                    + " managed: duplicate one to edit it."
        })
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

    @Option(
            names = "--lifecycle",
            paramLabel = "POLICY",
            defaultValue = "",
            description =
                    "policy of index lifecycle management for the indices of a month, where the server has it; it must"
                            + " be there already (default: none, see 'retention')")
    private String lifecycle = "";

    @Option(names = "--wait", defaultValue = "60", description = "seconds to wait for Elasticsearch (${DEFAULT-VALUE})")
    private long wait;

    @Option(
            names = "--kibana",
            paramLabel = "URL",
            defaultValue = "",
            description = "Kibana's address, such as https://kibana.example:5601; user or API key are Elasticsearch's")
    private String kibana = "";

    @Option(names = "--space", paramLabel = "ID", defaultValue = "", description = "space of Kibana (the default one)")
    private String space = "";

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "put before the id of every object, such as acme-, for several tenants in one Kibana")
    private String prefix = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = Settings.of(System.getenv());
        try (Elasticsearch elasticsearch = Elasticsearch.connect(settings)) {
            TemplateInstaller.install(
                    elasticsearch, new IndexOptions(shards, replicas, lifecycle), Duration.ofSeconds(wait));
            err.println(IndexFamily.values().length + " index templates are installed at " + elasticsearch.address());
        }
        return kibana.isEmpty() || boards(settings, err) ? 0 : 1;
    }

    private boolean boards(Settings settings, PrintWriter err) throws IOException, InterruptedException {
        try (Kibana running = Kibana.at(kibana, space, settings)) {
            String version = running.awaitReady(Duration.ofSeconds(wait), state -> err.println("Kibana: " + state));
            err.println(running.importBoards(prefix) + " objects are installed in Kibana " + version + " at " + kibana);
            List<String> dropped = running.dropped(prefix, version);
            dropped.forEach(panel -> err.println("Kibana dropped a panel of " + panel));
            return dropped.isEmpty();
        }
    }
}
