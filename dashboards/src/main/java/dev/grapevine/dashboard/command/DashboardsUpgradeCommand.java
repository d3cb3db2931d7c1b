package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.template.IndexUpgrade;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Moves indices of an earlier generation to the present one. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = {
            "Moves every index of an earlier generation (-v1, -v2, ...) to a new one behind the same aliases, while the jobs"
                    + " write. Run 'dashboards install' of this version first.",
            "Needs room for one index twice. If it is stopped, run it again."
        })
public final class DashboardsUpgradeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try (Elasticsearch elasticsearch = Elasticsearch.connect(Settings.of(System.getenv()))) {
            List<String> moved = IndexUpgrade.run(elasticsearch, err::println);
            err.println(moved.isEmpty() ? "every index is of the present generation" : moved.size() + " indices moved");
        }
        return 0;
    }
}
