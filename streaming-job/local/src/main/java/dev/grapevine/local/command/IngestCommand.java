package dev.grapevine.local.command;

import dev.grapevine.ingest.IngestCheckCommand;
import dev.grapevine.ingest.IngestFindCommand;
import dev.grapevine.ingest.IngestRunCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done about sources. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        subcommands = {IngestRunCommand.class, IngestCheckCommand.class, IngestFindCommand.class},
        description = "Listens to the sources of sources.yml, or tries each one once.")
public final class IngestCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do about the sources");
    }
}
