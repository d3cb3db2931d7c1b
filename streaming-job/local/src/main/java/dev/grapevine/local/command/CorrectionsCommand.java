package dev.grapevine.local.command;

import dev.grapevine.brand.LuceneBrandMatcher;
import dev.grapevine.correction.Correction;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.change.Corrector;
import dev.grapevine.dashboard.change.MentionHistory;
import dev.grapevine.enrichment.Accuracy;
import dev.grapevine.enrichment.Enricher;
import dev.grapevine.json.Json;
import dev.grapevine.local.stack.UsageException;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.sentiment.Analyzers;
import dev.grapevine.sentiment.Label;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What people know better than the machine. */
@Command(
        name = "corrections",
        mixinStandardHelpOptions = true,
        subcommands = {
            CorrectionsCommand.Put.class,
            CorrectionsCommand.Remove.class,
            CorrectionsCommand.ListAll.class,
            CorrectionsCommand.Evaluate.class
        },
        description = "What people know better than the machine: relabels and rules for phrases.")
public final class CorrectionsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do about the corrections");
    }

    private static Map<String, Object> client() {
        return KafkaClient.of(Settings.of(System.getenv()));
    }

    private static int lookAgain(Corrector corrector, Correction correction, int days, CommandSpec spec)
            throws Exception {
        Progress progress = Progress.on(spec.commandLine().getErr());
        if (days == 0) {
            return 0;
        }
        progress.say("written; waiting for the job to take it in");
        Corrector.Looked looked = corrector.lookAgain(
                correction,
                corrector.daysBack(days),
                (read, chosen) -> progress.count(read + " read, " + chosen + " to look at again"));
        progress.say(
                looked.takenIn()
                        ? looked.fed() + " mentions are being looked at again"
                        : "the job has not taken it in within a minute, so nothing was looked at again: see that it runs,"
                                + " then do the same again");
        return looked.takenIn() ? 0 : 1;
    }

    /** How far back to look again. */
    private static final class Reach {

        @Option(
                names = "--days",
                paramLabel = "DAYS",
                defaultValue = "35",
                description = "Look again at what was heard in so many days; 0 for new mentions only"
                        + " (default: ${DEFAULT-VALUE}).")
        private int days = MentionHistory.KEPT_DAYS;
    }

    /** Adds or replaces a correction. */
    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = {
                "Adds or replaces a correction; new mentions follow it at once, kept ones are looked at again.",
                "ID of a mention with --label relabels it. Any other ID with --query is a rule: with --label it says how"
                        + " what it finds feels, without one that its words are a name, such as the game \"War Zone\"."
            })
    static final class Put implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "ID", description = "A mention's id, or a name for the rule.")
        private String id = "";

        @Option(names = "--query", paramLabel = "QUERY", description = "What a mention must say (docs/queries.md).")
        private @Nullable String query;

        @Option(names = "--label", paramLabel = "LABEL", description = "negative, neutral, positive or mixed.")
        private @Nullable Label label;

        @Option(names = "--brand", paramLabel = "BRAND", description = "For this brand only.")
        private @Nullable String brand;

        @Option(names = "--by", paramLabel = "NAME", description = "Who says so.")
        private @Nullable String by;

        @Mixin
        private Reach reach = new Reach();

        @Override
        public Integer call() throws Exception {
            Correction correction = correction();
            Corrector corrector = new Corrector(client());
            corrector.put(correction);
            return lookAgain(corrector, correction, reach.days, spec);
        }

        private Correction correction() {
            try {
                return new Correction(Correction.VERSION, id, brand, query, label, Instant.now(), by);
            } catch (IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Takes a correction back. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Takes a correction back; the machine's word stands again.")
    static final class Remove implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(
                paramLabel = "ID",
                description = "A mention's id, with --brand where it was relabelled towards one brand, or the name of a"
                        + " rule.")
        private String id = "";

        @Option(names = "--brand", paramLabel = "BRAND", description = "What was said of this brand only.")
        private @Nullable String brand;

        @Mixin
        private Reach reach = new Reach();

        @Override
        public Integer call() throws Exception {
            Corrector corrector = new Corrector(client());
            Map<String, Correction> known = corrector.all();
            Correction correction = known.get(brand != null && known.get(id) == null ? id + "-" + brand : id);
            if (correction == null) {
                throw new UsageException("no correction '" + id + "': see ./grapevine corrections list");
            }
            corrector.remove(correction);
            return lookAgain(corrector, correction, reach.days, spec);
        }
    }

    /** Shows the corrections. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Writes each correction as a JSON line.")
    static final class ListAll implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            for (Correction correction : new Corrector(client()).all().values()) {
                spec.commandLine().getOut().println(Json.json().writeValueAsString(correction));
            }
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    /** Says how often the machine is right about the mentions that people relabelled. */
    @Command(
            name = "evaluate",
            mixinStandardHelpOptions = true,
            description = {
                "Says how often the machine is right about the mentions that people relabelled, by itself and with the"
                        + " rules for phrases: {relabelled, rightBefore, rightAfter, before, after}.",
                "Only what the machine got wrong tends to be relabelled, so compare the two; neither is its accuracy."
            })
    static final class Evaluate implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            Map<String, Object> client = client();
            Pseudonyms pseudonyms = BrandsCommand.pseudonyms(Settings.of(System.getenv()));
            MentionHistory history = new MentionHistory(client);
            try (LuceneBrandMatcher matcher =
                    LuceneBrandMatcher.of(new BrandsTopic(client).read().values(), pseudonyms)) {
                Accuracy accuracy = new Accuracy(
                        new Enricher(matcher, Analyzers.shared(), pseudonyms),
                        new Corrector(client).all().values());
                history.read(history.daysBack(MentionHistory.KEPT_DAYS), accuracy::hear);
                spec.commandLine().getOut().println(Json.json().writeValueAsString(accuracy.result()));
            }
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
