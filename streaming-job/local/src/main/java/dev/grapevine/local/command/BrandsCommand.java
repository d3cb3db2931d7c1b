package dev.grapevine.local.command;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandChange;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.dashboard.change.BrandEditor;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.change.Corrector;
import dev.grapevine.dashboard.change.MentionHistory;
import dev.grapevine.dashboard.change.Preview;
import dev.grapevine.json.Json;
import dev.grapevine.local.stack.UsageException;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The brands of a running system. */
@Command(
        name = "brands",
        mixinStandardHelpOptions = true,
        subcommands = {
            BrandsCommand.Apply.class,
            BrandsCommand.PreviewOf.class,
            BrandsCommand.Rematch.class,
            BrandsCommand.ListAll.class
        },
        description = "The brands of a running system.")
public final class BrandsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do about the brands");
    }

    /** Makes the brands those of a file; the job picks them up without a restart. */
    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = {
                "Makes the brands those of a file; the job picks them up without a restart.",
                "What was already heard is looked at again where a changed brand is concerned; that corrects counts and"
                        + " documents and never alerts."
            })
    static final class Apply implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "A brands.yml.")
        private Path file = Path.of("config/brands.yml");

        @Option(
                names = "--rematch",
                paramLabel = "DAYS",
                defaultValue = "35",
                description = "Look again at what was heard in so many days; 0 for none (default: ${DEFAULT-VALUE}).")
        private int rematch = 35;

        @Override
        public Integer call() throws Exception {
            Collection<Brand> wanted = read(file);
            Progress progress = Progress.on(spec.commandLine().getErr());
            BrandEditor editor = editor();
            try (BrandChange change = editor.change(wanted)) {
                BrandsTopic.Changes changes = editor.write(wanted);
                progress.say("written: " + changes.written() + ", removed: " + changes.removed());
                return rematch == 0 || change.brands().isEmpty() ? 0 : lookAgain(editor, change, progress);
            }
        }

        private int lookAgain(BrandEditor editor, BrandChange change, Progress progress) throws Exception {
            progress.say("waiting for the job to take them in");
            Corrector.Looked looked = editor.lookAgain(
                    change, rematch, (read, chosen) -> progress.count(read + " read, " + chosen + " to look at again"));
            progress.say(
                    looked.takenIn()
                            ? looked.fed() + " mentions are being looked at again"
                            : "the job has not taken the brands in within a minute, so nothing was looked at again: see"
                                    + " that it runs, then ./grapevine brands rematch");
            return looked.takenIn() ? 0 : 1;
        }
    }

    /** Feeds what was heard to the job again. */
    @Command(
            name = "rematch",
            mixinStandardHelpOptions = true,
            description = {
                "Has the job look again at everything that was heard in the last days, whatever it is about: after"
                        + " another model, or where a change was broken off before all was looked at.",
                "It corrects counts and documents and never alerts; doing it twice does no harm."
            })
    static final class Rematch implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--days",
                paramLabel = "DAYS",
                defaultValue = "35",
                description = "How far to look back (default: ${DEFAULT-VALUE}).")
        private int days = MentionHistory.KEPT_DAYS;

        @Override
        public Integer call() throws Exception {
            Progress progress = Progress.on(spec.commandLine().getErr());
            long fed = editor().lookAtAllAgain(
                            days, (read, chosen) -> progress.count(read + " read, " + chosen + " to look at again"));
            progress.say(fed + " mentions are being looked at again");
            return 0;
        }
    }

    /** Says what a file of brands would change, and changes nothing. */
    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = {
                "Says what a file of brands would change about what was heard in the last days, and changes nothing.",
                "One JSON line for each brand that is not as it was: {brand, before, after, added, removed} in"
                        + " mentions, with a few of each in their words."
            })
    static final class PreviewOf implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "A brands.yml.")
        private Path file = Path.of("config/brands.yml");

        @Option(
                names = "--days",
                paramLabel = "DAYS",
                defaultValue = "7",
                description = "How far to look back (default: ${DEFAULT-VALUE}).")
        private int days = 7;

        @Option(
                names = "--samples",
                paramLabel = "N",
                defaultValue = "5",
                description = "How many of the added and of the removed to show (default: ${DEFAULT-VALUE}).")
        private int samples = 5;

        @Override
        public Integer call() throws Exception {
            Progress progress = Progress.on(spec.commandLine().getErr());
            BrandEditor editor = editor();
            try (BrandChange change = editor.change(read(file))) {
                Preview preview =
                        editor.preview(change, days, samples, read -> progress.count(read + " mentions read"));
                progress.say(preview.read() + " mentions read");
                for (Preview.Line line : preview.lines()) {
                    spec.commandLine().getOut().println(Json.json().writeValueAsString(line));
                }
            }
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    /** Shows the brands of a running system. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Writes id, name and query of each brand, separated by tabs.")
    static final class ListAll implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            new BrandsTopic(KafkaClient.of(Settings.of(System.getenv())))
                    .read()
                    .values()
                    .forEach(brand -> spec.commandLine()
                            .getOut()
                            .println(brand.id() + "\t" + brand.name() + "\t" + brand.query()));
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    private static Collection<Brand> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file.toAbsolutePath());
        }
        return BrandsFile.read(file);
    }

    private static BrandEditor editor() {
        Settings settings = Settings.of(System.getenv());
        return new BrandEditor(KafkaClient.of(settings), pseudonyms(settings));
    }

    /** Null where the key is not known. */
    static @Nullable Pseudonyms pseudonyms(Settings settings) {
        return settings.find(Setting.PSEUDONYM_KEY).map(Pseudonyms::new).orElse(null);
    }
}
