package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line on real components, from a file to documents. */
final class ReplayIT {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @TempDir
    Path folder;

    @Test
    void everyLineIsAccountedForAndASecondRunChangesNothing() throws Exception {
        Recording recording = Recording.write(folder, 500);

        JsonNode first = run(recording);
        assertThat(first.path("read").asLong()).isEqualTo(recording.lines());
        assertThat(first.path("dead").asLong()).isEqualTo(recording.damaged());
        assertThat(first.path("duplicates").asLong()).isZero();
        assertThat(first.path("matched").asLong()).isEqualTo(recording.matched());
        assertThat(first.path("indexed").asLong()).isEqualTo(recording.matched());
        assertThat(first.path("documents").asLong()).isEqualTo(recording.documents());

        JsonNode second = run(recording);
        for (String figure :
                List.of("read", "dead", "duplicates", "matched", "indexed", "documents", "alerts", "mails")) {
            assertThat(second.path(figure)).as(figure).isEqualTo(first.path(figure));
        }
    }

    private JsonNode run(Recording recording) throws Exception {
        try (Cli up = Cli.start(
                "up",
                "--replay",
                recording.file().toString(),
                "--config",
                recording.config().toString(),
                "--data",
                folder.resolve("data").toString(),
                "--until-drained",
                "--json")) {
            assertThat(up.await(PATIENCE))
                    .as(() -> String.join("\n", up.errors()))
                    .isZero();
            assertThat(up.output()).hasSize(1);
            return Json.json().readTree(up.output().get(0));
        }
    }
}
