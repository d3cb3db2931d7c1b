package dev.grapevine.local.command;

import dev.grapevine.generate.GenerateBatch;
import dev.grapevine.generate.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes invented traffic, the same for the same seed. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Writes invented traffic about invented brands as JSON lines, the same for the same seed.")
public final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Seed (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--mentions",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long mentions = 1000;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "replay",
            description = "replay, mention or truth (default: ${DEFAULT-VALUE}).")
    private GenerateBatch.Format format = GenerateBatch.Format.REPLAY;

    @Option(
            names = "--brands",
            paramLabel = "N",
            defaultValue = "0",
            description = "Plain traffic about so many brands instead of the demo's scenario.")
    private int brands;

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "0",
            description = "Least characters of a text, with --brands.")
    private int length;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Scenario scenario = brands == 0 ? Scenario.demo() : Scenario.load(brands, 100, length);
        GenerateBatch.write(scenario, seed, mentions, format, out);
        out.flush();
        return 0;
    }
}
