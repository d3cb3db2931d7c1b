package dev.grapevine.local;

import dev.grapevine.dashboard.command.ConsoleCommand;
import dev.grapevine.dashboard.command.EraseCommand;
import dev.grapevine.dashboard.command.ExportCommand;
import dev.grapevine.dashboard.command.MailerCommand;
import dev.grapevine.dashboard.command.RetentionCommand;
import dev.grapevine.ingest.InitCommand;
import dev.grapevine.ingest.ParseCommand;
import dev.grapevine.ingest.RobotsCommand;
import dev.grapevine.ingest.SourcesCommand;
import dev.grapevine.local.command.BacktestCommand;
import dev.grapevine.local.command.BenchCommand;
import dev.grapevine.local.command.BoardBenchCommand;
import dev.grapevine.local.command.BrandsCommand;
import dev.grapevine.local.command.CorrectionsCommand;
import dev.grapevine.local.command.DashboardsCommand;
import dev.grapevine.local.command.DoctorCommand;
import dev.grapevine.local.command.EnrichCommand;
import dev.grapevine.local.command.EvaluateCommand;
import dev.grapevine.local.command.FillCommand;
import dev.grapevine.local.command.GenerateCommand;
import dev.grapevine.local.command.IngestCommand;
import dev.grapevine.local.command.JobCommand;
import dev.grapevine.local.command.QueryCommand;
import dev.grapevine.local.command.ScoreCommand;
import dev.grapevine.local.command.SetupCommand;
import dev.grapevine.local.command.SpikesCommand;
import dev.grapevine.local.command.TrainCommand;
import dev.grapevine.local.command.UpCommand;
import dev.grapevine.local.stack.UsageException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The launcher's one entry: each thing that Grapevine can do is a command below it. */
@Command(
        name = "grapevine",
        description = "Hears what people say about a brand, and tells you when something is blowing up.",
        mixinStandardHelpOptions = true,
        versionProvider = Grapevine.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ok", "1:failed", "2:wrong usage or configuration"},
        subcommands = {
            HelpCommand.class,
            UpCommand.class,
            SetupCommand.class,
            SourcesCommand.class,
            InitCommand.class,
            IngestCommand.class,
            ParseCommand.class,
            RobotsCommand.class,
            BrandsCommand.class,
            CorrectionsCommand.class,
            QueryCommand.class,
            EnrichCommand.class,
            ScoreCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            SpikesCommand.class,
            BacktestCommand.class,
            GenerateCommand.class,
            BenchCommand.class,
            FillCommand.class,
            BoardBenchCommand.class,
            JobCommand.class,
            DoctorCommand.class,
            ConsoleCommand.class,
            MailerCommand.class,
            DashboardsCommand.class,
            RetentionCommand.class,
            EraseCommand.class,
            ExportCommand.class
        })
public final class Grapevine {

    private Grapevine() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Grapevine())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Grapevine::explain);
    }

    /** What the user can mend is a sentence; everything else is a fault of ours and shows its stack. */
    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter error = command.getErr();
        if (problem instanceof UsageException || problem instanceof IllegalArgumentException) {
            error.println("grapevine: " + problem.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        error.println("grapevine: failed: " + problem);
        problem.printStackTrace(error);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The version that the build wrote into the manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Grapevine.class.getPackage().getImplementationVersion();
            return new String[] {"Grapevine " + (version == null ? "(from classes)" : version)};
        }
    }
}
