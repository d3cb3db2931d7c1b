package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.SourcesListCommand.Row;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourcesListTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Source SKY =
            Source.of("sky", SourceKind.BLUESKY, "https://sky.example", Duration.ofMinutes(1));

    @Test
    void aGlanceTellsABrokenSourceFromAQuietOne() {
        SourceHealth broken = new SourceHealth(
                1, "sky", State.FAILING, NOON.minusSeconds(300), "connection lost", 60, null, 0, 0, 9, 45L, 12.5, 80L);

        assertThat(Row.of(SKY, broken, NOON).toString())
                .isEqualTo("sky                      bluesky         failing   5 min ago    0 of 12.5    45 s     80"
                        + "       connection lost");
        assertThat(Row.TITLES.toString()).startsWith("SOURCE                   TYPE            STATE     POLLED");
    }

    @Test
    void aSourceThatWasNeverHeardOfSaysSo() {
        assertThat(Row.of(SKY, null, NOON).toString()).contains("unknown", "never", "was not heard of yet");
    }
}
