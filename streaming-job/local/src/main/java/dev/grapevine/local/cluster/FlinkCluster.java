package dev.grapevine.local.cluster;

import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A Flink cluster, reached through its REST address.
 *
 * <p>A job's settings are read here and travel with it, as with {@code flink run}: the cluster needs none of our
 * environment.
 */
public final class FlinkCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI address;
    private final RestClusterClient<StandaloneClusterId> client;

    private FlinkCluster(URI address, RestClusterClient<StandaloneClusterId> client) {
        this.address = address;
        this.client = client;
    }

    /** @param address such as http://flink:8081; nothing is asked of it yet */
    public static FlinkCluster at(URI address) throws IOException {
        if (!"http".equals(address.getScheme()) || address.getHost() == null || address.getPort() < 0) {
            throw new IllegalArgumentException(
                    "'" + address + "' is no address of a Flink cluster: expected something like http://flink:8081");
        }
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.ADDRESS, address.getHost());
        configuration.set(RestOptions.PORT, address.getPort());
        try {
            return new FlinkCluster(address, new RestClusterClient<>(configuration, StandaloneClusterId.getInstance()));
        } catch (Exception e) {
            throw new IOException("cannot make a client for " + address, e);
        }
    }

    /** Every job of ours that has not ended. */
    public List<JobStatusMessage> jobs() throws IOException {
        return await(client.listJobs(), "list its jobs").stream()
                .filter(job -> !job.getJobState().isGloballyTerminalState())
                .toList();
    }

    /** The job of that name that has not ended. */
    public Optional<JobID> find(GrapevineJob job) throws IOException {
        return jobs().stream()
                .filter(each -> each.getJobName().equals(job.jobName()))
                .map(JobStatusMessage::getJobId)
                .findFirst();
    }

    public JobStatus status(JobID job) throws IOException {
        return await(client.getJobStatus(job), "say how " + job + " is");
    }

    /**
     * Starts a job.
     *
     * @param jar the assembled job, which is uploaded
     * @param parallelism or null for the cluster's default
     * @param from a savepoint or retained checkpoint to go on from; null starts afresh
     */
    public JobID submit(
            GrapevineJob job, Path jar, @Nullable Integer parallelism, @Nullable String from, Settings settings)
            throws IOException {
        Configuration configuration = new Configuration();
        if (from != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createRemoteEnvironment(
                address.getHost(), address.getPort(), configuration, jar.toString());
        if (parallelism != null) {
            env.setParallelism(parallelism);
        }
        job.define(env, settings);
        try {
            return env.executeAsync(job.jobName()).getJobID();
        } catch (Exception e) {
            throw new IOException("the cluster at " + address + " did not take the " + job + " job: " + reason(e), e);
        }
    }

    /**
     * Takes a savepoint and ends the job.
     *
     * @param directory where the savepoint goes; null for the cluster's default
     * @return where the savepoint is
     */
    public String stop(JobID job, @Nullable String directory) throws IOException {
        return await(
                client.stopWithSavepoint(job, false, directory, SavepointFormatType.CANONICAL),
                "stop job " + job + " with a savepoint");
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T await(CompletableFuture<T> answer, String what) throws IOException {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (TimeoutException e) {
            throw new IOException(
                    "the cluster at " + address + " did not " + what + " within " + PATIENCE.toMinutes() + " min", e);
        } catch (ExecutionException e) {
            throw new IOException("the cluster at " + address + " did not " + what + ": " + reason(e), e);
        }
    }

    /** The innermost cause says what is wrong, the others only where. */
    private static String reason(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
