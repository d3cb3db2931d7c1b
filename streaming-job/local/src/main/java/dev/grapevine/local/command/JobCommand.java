package dev.grapevine.local.command;

import dev.grapevine.job.JobConfig;
import dev.grapevine.local.cluster.FlinkCluster;
import dev.grapevine.local.cluster.GrapevineJob;
import dev.grapevine.local.server.Checkpoints;
import dev.grapevine.local.stack.UsageException;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The jobs on a Flink cluster of your own. */
@Command(
        name = "job",
        mixinStandardHelpOptions = true,
        subcommands = {JobCommand.Submit.class, JobCommand.ListAll.class},
        description = "The jobs on a Flink cluster of your own.")
public final class JobCommand implements Runnable {

    private static final String CLUSTER = "http://127.0.0.1:8081";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do about the jobs");
    }

    /** Brings the jobs onto the cluster; those that run already stay, unless they are to be replaced. */
    @Command(
            name = "submit",
            mixinStandardHelpOptions = true,
            description = {
                "Starts the jobs on the cluster with the settings of this environment; those that run already stay.",
                "With --upgrade a running job is stopped with a savepoint, and its successor goes on from there: nothing"
                        + " is lost, and nothing counts twice. Running it with another --parallelism rescales."
            })
    static final class Submit implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--cluster",
                paramLabel = "URL",
                defaultValue = CLUSTER,
                description = "REST address of the cluster (default: ${DEFAULT-VALUE}).")
        private URI cluster = URI.create(CLUSTER);

        @Option(names = "--parallelism", paramLabel = "N", description = "Of each job (default: the cluster's).")
        private @Nullable Integer parallelism;

        @Option(names = "--upgrade", description = "Replace a running job; its successor goes on where it was.")
        private boolean upgrade;

        @Option(
                names = "--restore",
                description = "Go on from the newest checkpoint below GRAPEVINE_CHECKPOINTS, when the cluster has"
                        + " forgotten its jobs; only where that is a folder of this machine.")
        private boolean restore;

        @Option(
                names = "--from",
                paramLabel = "PATH",
                description = "Go on from this savepoint or checkpoint; with one job only.")
        private @Nullable String from;

        @Option(names = "--jar", paramLabel = "FILE", description = "The assembled job (default: that of this build).")
        private @Nullable Path jar;

        @Parameters(
                paramLabel = "JOB",
                arity = "0..2",
                description = "Which: ${COMPLETION-CANDIDATES} (default: both).")
        private List<GrapevineJob> jobs = List.of(GrapevineJob.values());

        @Override
        public Integer call() throws IOException {
            if (from != null && jobs.size() != 1) {
                throw new UsageException("--from belongs to one job: name it, reputation or index");
            }
            Settings settings = Settings.of(System.getenv());
            try (FlinkCluster flink = FlinkCluster.at(cluster)) {
                for (GrapevineJob job : jobs) {
                    submit(flink, job, settings);
                }
            }
            return 0;
        }

        private void submit(FlinkCluster flink, GrapevineJob job, Settings settings) throws IOException {
            Optional<JobID> running = flink.find(job);
            if (running.isPresent() && !upgrade) {
                say(job + " runs already as " + running.get() + "; --upgrade replaces it");
                return;
            }
            String start = running.isPresent() ? stop(flink, running.get(), job, settings) : beginning(job, settings);
            JobID id = flink.submit(job, jar(), parallelism, start, settings);
            say(job + " started as " + id + (start == null ? ", afresh" : ", from " + start));
        }

        private String stop(FlinkCluster flink, JobID id, GrapevineJob job, Settings settings) throws IOException {
            say(job + " is stopping with a savepoint");
            String directory = settings.find(Setting.CHECKPOINTS)
                    .map(all -> JobConfig.directoryOf("savepoints", all))
                    .orElse(null);
            return flink.stop(id, directory);
        }

        private @Nullable String beginning(GrapevineJob job, Settings settings) throws IOException {
            if (from != null || !restore) {
                return from;
            }
            String all = settings.find(Setting.CHECKPOINTS)
                    .orElseThrow(() -> new UsageException(
                            "--restore looks below " + Setting.CHECKPOINTS.variable() + ", which is not set"));
            Path folder = folder(JobConfig.directoryOf(job.jobName(), all));
            return Checkpoints.newest(folder)
                    .map(path -> path.toUri().toString())
                    .orElseThrow(() -> new UsageException("there is no complete checkpoint below " + folder
                            + ": start afresh without --restore, or name one with --from"));
        }

        private static Path folder(String directory) {
            if (directory.startsWith("file:")) {
                return Path.of(URI.create(directory));
            }
            if (directory.contains("://")) {
                throw new UsageException("--restore cannot look into " + directory + ": name a checkpoint with --from");
            }
            return Path.of(directory);
        }

        private Path jar() throws IOException {
            if (jar != null) {
                return jar;
            }
            Path home = Path.of(System.getProperty("grapevine.home", "."));
            Path target = home.resolve("streaming-job").resolve("target");
            Optional<Path> found = assembled(home.resolve("job"));
            return (found.isPresent() ? found : assembled(target))
                    .orElseThrow(() -> new UsageException(
                            "there is no assembled job in " + target + ": build it, or name it with --jar"));
        }

        /** In a release it stands beside the libraries. */
        private static Optional<Path> assembled(Path folder) throws IOException {
            if (!Files.isDirectory(folder)) {
                return Optional.empty();
            }
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*-job.jar")) {
                Iterator<Path> found = jars.iterator();
                return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
            }
        }

        private void say(String sentence) {
            spec.commandLine().getErr().println(sentence);
        }
    }

    /** Shows what runs on the cluster. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Writes id, name and state of each job on the cluster, separated by tabs.")
    static final class ListAll implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--cluster",
                paramLabel = "URL",
                defaultValue = CLUSTER,
                description = "REST address of the cluster (default: ${DEFAULT-VALUE}).")
        private URI cluster = URI.create(CLUSTER);

        @Override
        public Integer call() throws IOException {
            try (FlinkCluster flink = FlinkCluster.at(cluster)) {
                flink.jobs()
                        .forEach(job -> spec.commandLine()
                                .getOut()
                                .println(job.getJobId() + "\t" + job.getJobName() + "\t" + job.getJobState()));
            }
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
