package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.kibana.Boards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes Kibana's objects to a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the Kibana dashboards as a file for Kibana 8.19 and 9.x: Stack Management, Saved Objects,"
                + " Import.")
public final class DashboardsExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "where to write it; the name ends in .ndjson")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    public Integer call() throws IOException {
        int objects = Boards.export(file);
        spec.commandLine().getErr().println(objects + " objects are in " + file);
        return 0;
    }
}
