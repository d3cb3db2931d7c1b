package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash in the middle of everything leaves: nothing lost, nothing twice, no process. */
@Tag("slow")
final class KilledReplayIT {

    private static final Duration PATIENCE = Duration.ofMinutes(12);

    @TempDir
    Path folder;

    @Test
    void aReplayThatWasKilledTwiceEndsWithTheSameCounts() throws Exception {
        Recording recording = Recording.write(folder, 4_000);
        killOnce(recording, 1_000);
        killOnce(recording, 3_000);
        try (Cli last = up(recording)) {
            assertThat(last.await(PATIENCE))
                    .as(() -> String.join("\n", last.errors()))
                    .isZero();
            JsonNode summary = Json.json().readTree(last.output().get(0));
            assertThat(summary.path("read").asLong()).isEqualTo(recording.lines());
            assertThat(summary.path("dead").asLong()).isEqualTo(recording.damaged());
            assertThat(summary.path("duplicates").asLong()).isZero();
            assertThat(summary.path("indexed").asLong()).isEqualTo(recording.matched());
            assertThat(summary.path("documents").asLong()).isEqualTo(recording.documents());
        }
    }

    private void killOnce(Recording recording, long messages) throws Exception {
        try (Cli up = up(recording)) {
            await().atMost(PATIENCE).until(() -> !up.isAlive() || messagesSoFar(up) >= messages);
            assertThat(up.isAlive()).as("still at work when killed").isTrue();
            List<ProcessHandle> processes = up.processes();
            up.kill();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
        }
    }

    private static long messagesSoFar(Cli up) {
        return up.errors().stream()
                .filter(line -> line.endsWith(" messages so far"))
                .map(line -> line.replaceAll("\\[.*]|\\D", ""))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    private Cli up(Recording recording) throws Exception {
        return Cli.start(
                "up",
                "--replay",
                recording.file().toString(),
                "--config",
                recording.config().toString(),
                "--data",
                folder.resolve("data").toString(),
                "--until-drained",
                "--json");
    }
}
