package dev.grapevine.job.reputation;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.checkpoint.SubtaskStateStats;
import org.apache.flink.runtime.checkpoint.TaskStateStats;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** What a cluster of this JVM tells of a job's checkpoints. */
final class Checkpoints {

    private Checkpoints() {}

    static long count(MiniCluster cluster, JobID job) {
        return stats(cluster, job).getCounts().getNumberOfCompletedCheckpoints();
    }

    /** At most so many that were completed last, oldest first. */
    static List<CompletedCheckpointStats> newest(MiniCluster cluster, JobID job, int count) {
        List<CompletedCheckpointStats> completed = stats(cluster, job).getHistory().getCheckpoints().stream()
                .filter(CompletedCheckpointStats.class::isInstance)
                .map(CompletedCheckpointStats.class::cast)
                .toList();
        List<CompletedCheckpointStats> newest =
                new ArrayList<>(completed.subList(0, Math.min(count, completed.size())));
        Collections.reverse(newest);
        return newest;
    }

    /** Those parts of a job whose state in a checkpoint is at least a byte for each of so many mentions. */
    static String bytesPer(MiniCluster cluster, JobID job, CompletedCheckpointStats checkpoint, long mentions) {
        return StreamSupport.stream(
                        graph(cluster, job).getVerticesTopologically().spliterator(), false)
                .filter(vertex -> bytes(vertex, checkpoint) >= mentions)
                .map(vertex -> String.format(
                        Locale.ROOT, "%.0f in \"%s\"", bytes(vertex, checkpoint) / (double) mentions, vertex.getName()))
                .collect(joining(", "));
    }

    private static long bytes(AccessExecutionJobVertex vertex, CompletedCheckpointStats checkpoint) {
        TaskStateStats stats = checkpoint.getTaskStateStats(vertex.getJobVertexId());
        return stats == null
                ? 0
                : Arrays.stream(stats.getSubtaskStats())
                        .filter(Objects::nonNull)
                        .mapToLong(SubtaskStateStats::getStateSize)
                        .sum();
    }

    static boolean allTasksRun(MiniCluster cluster, JobID job) {
        AccessExecutionGraph graph = graph(cluster, job);
        // A job that is still being set up has no tasks yet.
        return graph.getState() == JobStatus.RUNNING
                && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
                        .allMatch(task -> task.getExecutionState() == ExecutionState.RUNNING
                                || task.getExecutionState() == ExecutionState.FINISHED);
    }

    private static CheckpointStatsSnapshot stats(MiniCluster cluster, JobID job) {
        return Objects.requireNonNull(graph(cluster, job).getCheckpointStatsSnapshot(), "checkpoints are on");
    }

    private static AccessExecutionGraph graph(MiniCluster cluster, JobID job) {
        return cluster.getExecutionGraph(job).join();
    }
}
