package dev.grapevine.local.command;

import dev.grapevine.brand.BrandsFile;
import dev.grapevine.local.stack.BrandsTopic;
import dev.grapevine.local.stack.UsageException;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The brands of a running system. */
@Command(
        name = "brands",
        mixinStandardHelpOptions = true,
        subcommands = {BrandsCommand.Apply.class, BrandsCommand.ListAll.class},
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
            description = "Makes the brands those of a file; the job picks them up without a restart.")
    static final class Apply implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "A brands.yml.")
        private Path file = Path.of("config/brands.yml");

        @Override
        public Integer call() throws Exception {
            if (!Files.isReadable(file)) {
                throw new UsageException("cannot read " + file.toAbsolutePath());
            }
            BrandsTopic topic = new BrandsTopic(KafkaClient.of(Settings.of(System.getenv())));
            BrandsTopic.Changes changes = topic.apply(BrandsFile.read(file));
            spec.commandLine().getErr().println("written: " + changes.written() + ", removed: " + changes.removed());
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
}
