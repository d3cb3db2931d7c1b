package dev.grapevine.local.server;

import static org.awaitility.Awaitility.await;

import dev.grapevine.local.Cli;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * The embedded broker as a process of its own, which can be killed and started again at the same address. It ends with
 * whoever started it, because its standard input does.
 */
public final class KafkaProcess implements AutoCloseable {

    private final Path folder;
    private final List<Integer> ports = FreePorts.find(2);
    private Process process;

    private KafkaProcess(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.process = launch();
    }

    public static KafkaProcess start(Path folder) throws IOException {
        KafkaProcess kafka = new KafkaProcess(folder);
        kafka.awaitReady();
        return kafka;
    }

    /** Folder, port for clients, port for the controller; runs until it is killed or its input ends. */
    public static void main(String[] arguments) throws IOException {
        String clients = "127.0.0.1:" + arguments[1];
        String controller = "127.0.0.1:" + arguments[2];
        EmbeddedKafka.start(
                Path.of(arguments[0]),
                Map.of(
                        "listeners", "PLAINTEXT://" + clients + ",CONTROLLER://" + controller,
                        "advertised.listeners", "PLAINTEXT://" + clients,
                        "controller.quorum.voters", "1@" + controller));
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }

    public String bootstrap() {
        return "127.0.0.1:" + ports.get(0);
    }

    /** Properties of a client. */
    public Map<String, Object> client() {
        return Map.of("bootstrap.servers", bootstrap());
    }

    /** As a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Cli.OPENED.forEach(each -> command.addAll(List.of("--add-opens", "java.base/" + each + "=ALL-UNNAMED")));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of(KafkaProcess.class.getName(), folder.resolve("data").toString()));
        ports.forEach(port -> command.add(port.toString()));
        File log = folder.resolve("kafka.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void awaitReady() {
        Map<String, Object> hurried =
                Map.of("bootstrap.servers", bootstrap(), "default.api.timeout.ms", 3000, "request.timeout.ms", 3000);
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> {
            try (Admin admin = Admin.create(hurried)) {
                admin.describeCluster().nodes().get();
            }
        });
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
