package dev.grapevine.local.cluster;

import static org.awaitility.Awaitility.await;

import dev.grapevine.local.Cli;
import dev.grapevine.local.server.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A standalone Flink cluster of real processes on loopback, any of which can be killed. */
final class StandaloneFlink implements AutoCloseable {

    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    private static final Pattern OF_A_CLUSTER = Pattern.compile("(flink-(?!connector-kafka)|log4j-|slf4j-api|commons-"
            + "|snakeyaml-engine|kryo|minlog|objenesis|reflectasm|javassist|frocksdbjni|async-profiler|jsr305|lz4-java"
            + "|snappy-java).*\\.jar");

    private static final String LOGGING = """
            rootLogger = warn, console
            logger.collisions = error
            logger.collisions.name = org.apache.flink.metrics
            logger.retries = error
            logger.retries.name = org.apache.kafka.clients.NetworkClient
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1} %m%n
            """;

    private final Path folder;
    private final int port;
    private final List<Process> taskManagers = new ArrayList<>();
    private Process jobManager;

    private StandaloneFlink(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.jobManager = start("jobmanager", JOB_MANAGER, "-Xmx448m");
    }

    /** Starts a job manager and so many task managers with two slots each. */
    static StandaloneFlink start(Path folder, int count) throws IOException {
        List<Integer> ports = FreePorts.find(2);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.yaml"), config(folder, ports.get(0), ports.get(1)));
        Files.writeString(folder.resolve("log4j2.properties"), LOGGING);
        StandaloneFlink flink = new StandaloneFlink(folder, ports.get(0));
        for (int i = 0; i < count; i++) {
            flink.addTaskManager();
        }
        return flink;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void addTaskManager() throws IOException {
        taskManagers.add(start("taskmanager-" + taskManagers.size(), TASK_MANAGER, "-Xmx1g"));
    }

    /** As a crash would. */
    void killTaskManager(int index) throws InterruptedException {
        taskManagers.get(index).destroyForcibly().waitFor();
    }

    /** As a crash would; the one that is started after it knows no job. */
    void killAndRestartJobManager() throws IOException, InterruptedException {
        jobManager.destroyForcibly().waitFor();
        jobManager = start("jobmanager", JOB_MANAGER, "-Xmx448m");
    }

    /** Waits until the job manager answers. */
    void awaitReady() {
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> {
            try (FlinkCluster cluster = FlinkCluster.at(address())) {
                cluster.jobs();
            }
        });
    }

    /** What its jobs stumbled over, and the last that its processes warned of: for the message of a failure. */
    String troubles() {
        return JobTroubles.of(address()) + "\n" + LogTails.of(folder);
    }

    @Override
    public void close() {
        Stream.concat(taskManagers.stream(), Stream.of(jobManager))
                .forEach(process -> process.destroyForcibly().onExit().join());
    }

    private Process start(String name, String main, String heap) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Cli.OPENED.forEach(each -> command.addAll(List.of("--add-opens", "java.base/" + each + "=ALL-UNNAMED")));
        command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=320m", "-cp", libraries(), main));
        command.addAll(List.of("--configDir", folder.toString()));
        command.add(1, "-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()))
                .start();
    }

    /** Flink and what it needs: nothing that the job brings along. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(each -> OF_A_CLUSTER
                        .matcher(Path.of(each).getFileName().toString())
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String config(Path folder, int restPort, int rpcPort) {
        return """
                rest: {port: %d, address: 127.0.0.1, bind-address: 127.0.0.1}
                jobmanager:
                  bind-host: 127.0.0.1
                  rpc: {address: 127.0.0.1, port: %d}
                  memory: {process.size: 900m}
                  execution: {failover-strategy: region}
                taskmanager:
                  bind-host: 127.0.0.1
                  host: 127.0.0.1
                  numberOfTaskSlots: 2
                  cpu.cores: 1.0
                  memory:
                    framework.heap.size: 128m
                    framework.off-heap.size: 64m
                    task.heap.size: 384m
                    task.off-heap.size: 32m
                    network: {min: 48m, max: 48m}
                    managed.size: 32m
                    jvm-metaspace.size: 320m
                    jvm-overhead: {min: 64m, max: 64m}
                heartbeat: {interval: 1000, timeout: 8000}
                io.tmp.dirs: %s
                classloader.check-leaked-classloader: false
                """.formatted(restPort, rpcPort, folder);
    }
}
