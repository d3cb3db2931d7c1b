package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.template.Retention;
import dev.grapevine.index.IndexName;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forgets old months. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = {
            "Drops the indices of mentions and counts that are older than so many months, whole months only.",
            "With --source, a source's mentions and counts go earlier than the others'.",
            "Run it once a day, such as from cron. Kafka forgets by itself (35 days)."
        })
public final class RetentionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "" + IndexName.MONTHS_KEPT,
            description = "whole months that are kept beside the present one (${DEFAULT-VALUE})")
    private int months;

    @Option(
            names = "--source",
            paramLabel = "NAME=N",
            description = "whole months that are kept of one source of sources.yml; may be repeated")
    private Map<String, Integer> sources = Map.of();

    @Option(names = "--dry-run", description = "only say what would be dropped")
    private boolean dry;

    @Override
    public Integer call() {
        checkMonths();
        PrintWriter err = spec.commandLine().getErr();
        YearMonth now = YearMonth.from(InstantSource.system().instant().atZone(ZoneOffset.UTC));
        try (Elasticsearch elasticsearch = Elasticsearch.connect(Settings.of(System.getenv()))) {
            List<String> expired = Retention.expired(elasticsearch, now.minusMonths(months));
            if (!dry) {
                Retention.drop(elasticsearch, expired);
            }
            expired.forEach(index -> err.println((dry ? "would drop " : "dropped ") + index));
            err.println(expired.size() + " indices are older than " + months + " months");
            sources.forEach((source, kept) -> {
                long forgotten = Retention.forget(elasticsearch, source, now.minusMonths(kept), dry);
                err.println((dry ? "would forget " : "forgot ") + forgotten + " documents of " + source + " older than "
                        + kept + " months");
            });
        }
        return 0;
    }

    private void checkMonths() {
        if (months < 1) {
            throw new IllegalArgumentException("--months: expected at least one month, found " + months);
        }
        sources.forEach((source, kept) -> {
            if (kept < 1 || kept > months) {
                throw new IllegalArgumentException("--source " + source + "=" + kept + ": expected 1 to " + months
                        + " months, because whole months go after that");
            }
        });
    }
}
