package dev.grapevine.local.command;

import dev.grapevine.local.stack.UsageException;
import dev.grapevine.spike.SpikeFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the job's own detector on files. */
@Command(
        name = "spikes",
        mixinStandardHelpOptions = true,
        description = "Runs the job's own detector on files and writes its alerts as CSV.")
public final class SpikesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "nab (timestamp,value) or events (arrival_ts,event_ts,source,kind,sentiment,count,...).")
    private Format format = Format.NAB;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files with a header line.")
    private List<Path> files = List.of();

    /** What the files hold. */
    enum Format {
        NAB,
        EVENTS
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SpikeFiles spikes = SpikeFiles.shipped();
        out.println(format == Format.NAB ? SpikeFiles.NAB_HEADER : SpikeFiles.EVENTS_HEADER);
        for (Path file : files) {
            List<String> lines = lines(file);
            List<String> alerts = format == Format.NAB
                    ? spikes.nab(file.getFileName().toString(), lines)
                    : spikes.events(withoutExtension(file), lines);
            alerts.forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file.toAbsolutePath());
        }
        return Files.readAllLines(file);
    }

    private static String withoutExtension(Path file) {
        return file.getFileName().toString().replaceFirst("\\.csv$", "");
    }
}
