package dev.grapevine.local.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink's mini cluster with its web page, on loopback only, which goes on where it was.
 *
 * <p>A mini cluster forgets its jobs when its process ends. So each job keeps its checkpoints in a directory of its own
 * name, and starts from the newest one that is complete.
 */
public final class EmbeddedFlink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);

    private final MiniCluster cluster;
    private final Path directory;
    private final URI webPage;
    private final Map<String, JobID> jobs = new LinkedHashMap<>();

    private EmbeddedFlink(MiniCluster cluster, Path directory, URI webPage) {
        this.cluster = cluster;
        this.directory = directory;
        this.webPage = webPage;
    }

    /**
     * @param directory for checkpoints; survives restarts
     * @param slots of the one task manager
     */
    public static EmbeddedFlink start(Path directory, int slots) throws IOException {
        Files.createDirectories(directory);
        Configuration configuration = configuration(slots);
        configuration.set(
                CoreOptions.TMP_DIRS,
                Files.createDirectories(directory.resolve("tmp")).toString());
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            throw new IOException("Flink did not start: " + e.getMessage(), e);
        }
        return new EmbeddedFlink(cluster, directory, await(cluster.getRestAddress(), 60));
    }

    /** Where the web page is. */
    public URI webPage() {
        return webPage;
    }

    /**
     * Starts a job from its newest checkpoint, or afresh where there is none.
     *
     * @param define builds the job's topology in the environment that it is given
     */
    public void submit(String name, int parallelism, Consumer<StreamExecutionEnvironment> define) throws IOException {
        Configuration configuration = cluster.getConfiguration().clone();
        Path checkpoints = Files.createDirectories(directory.resolve(name));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        Optional<Path> newest = Checkpoints.newest(checkpoints);
        newest.ifPresent(path -> configuration.set(
                StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        define.accept(environment);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        jobs.put(name, await(cluster.submitJob(graph), 120).getJobID());
        LOG.info(
                "Job {} {}",
                name,
                newest.map(path -> "goes on from " + path.getFileName()).orElse("starts afresh"));
    }

    /** The state of each job by name. */
    public Map<String, JobStatus> status() throws IOException {
        Map<String, JobStatus> status = new LinkedHashMap<>();
        for (Map.Entry<String, JobID> job : jobs.entrySet()) {
            status.put(job.getKey(), await(cluster.getJobStatus(job.getValue()), 30));
        }
        return status;
    }

    /**
     * Takes a checkpoint of each job now, so that committed offsets and state are as of now.
     *
     * @return false where a job could take none, because it is starting or restarting
     */
    public boolean checkpoint() {
        try {
            for (JobID job : jobs.values()) {
                await(cluster.triggerCheckpoint(job), 120);
            }
            return true;
        } catch (IOException e) {
            LOG.info("No checkpoint for now: {}", e.getMessage());
            return false;
        }
    }

    /** Ends a job at a last checkpoint; submitted again, it goes on from there. */
    public void stop(String name) throws IOException {
        endAtCheckpoint(name);
        jobs.remove(name);
    }

    /** Takes a last checkpoint of each running job and ends the cluster; the checkpoints stay. */
    @Override
    public void close() throws IOException {
        for (Map.Entry<String, JobStatus> job : status().entrySet()) {
            if (job.getValue() == JobStatus.RUNNING) {
                endAtCheckpoint(job.getKey());
            }
        }
        await(cluster.closeAsync(), 60);
    }

    private void endAtCheckpoint(String name) throws IOException {
        JobID job = jobs.get(name);
        try {
            await(cluster.triggerCheckpoint(job), 30);
        } catch (IOException e) {
            LOG.warn(
                    "Job {} ends without a last checkpoint; it will go on from the one before: {}", name, e.toString());
        }
        await(cluster.cancelJob(job), 30);
    }

    private static <T> T await(CompletableFuture<T> future, int seconds) throws IOException {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Flink", e);
        } catch (TimeoutException e) {
            throw new IOException("Flink did not answer within " + seconds + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("Flink said: " + e.getCause(), e);
        }
    }

    private static Configuration configuration(int slots) {
        Configuration c = new Configuration();
        c.set(RestOptions.PORT, 0);
        c.set(RestOptions.BIND_PORT, "0");
        c.set(RestOptions.ADDRESS, "127.0.0.1");
        c.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        c.set(JobManagerOptions.ADDRESS, "127.0.0.1");
        c.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
        c.set(TaskManagerOptions.HOST, "127.0.0.1");
        c.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
        c.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        c.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
        return c;
    }
}
