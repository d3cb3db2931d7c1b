package dev.grapevine.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedElasticsearchIT {

    private static final Path HOME = ElasticsearchHome.find();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterAKillAndARestart() throws Exception {
        EmbeddedElasticsearch first = EmbeddedElasticsearch.start(HOME, folder, 256);
        send(first.address(), "PUT", "/things", "{}");
        assertThat(send(first.address(), "PUT", "/things/_doc/1", "{\"a\":1}").statusCode())
                .isEqualTo(201);
        first.kill();
        try (EmbeddedElasticsearch second = EmbeddedElasticsearch.start(HOME, folder, 256)) {
            assertThat(send(second.address(), "GET", "/things/_doc/1", "").body())
                    .contains("\"found\":true");
        }
    }

    @Test
    void itDiesWithItsParentHoweverThatEnds() throws Exception {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ElasticsearchHost.class.getName(),
                        HOME.toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = host.inputReader()) {
            List<ProcessHandle> children = Arrays.stream(output.readLine().split(" "))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                    .toList();
            assertThat(children).hasSizeGreaterThanOrEqualTo(3).allMatch(ProcessHandle::isAlive);
            host.destroyForcibly();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        }
    }

    private static HttpResponse<String> send(URI address, String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
