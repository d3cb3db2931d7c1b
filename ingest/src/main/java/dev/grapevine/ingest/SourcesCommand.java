package dev.grapevine.ingest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sources of a running system. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        subcommands = SourcesListCommand.class,
        description = "The sources of a running system.")
public final class SourcesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do about the sources");
    }
}
