package dev.grapevine.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.connector.Parsed.Announced;
import org.junit.jupiter.api.Test;

class LinkHeaderTest {

    private static final String URL = "https://news.example/feed";

    @Test
    void hubAndSelfAreFoundWhereverTheyStand() {
        assertThat(LinkHeader.hub(
                        "<https://news.example/a>; rel=\"self\", <https://hub.example/>; title=\"x\"; rel=\"other hub\"",
                        URL))
                .contains(new Announced("https://hub.example/", "https://news.example/a"));
        assertThat(LinkHeader.hub("<https://hub.example/>;rel=hub", URL))
                .contains(new Announced("https://hub.example/", URL));
    }

    @Test
    void whatNamesNoHubIsNothing() {
        assertThat(LinkHeader.hub("<https://news.example/2>; rel=\"next\"", URL))
                .isEmpty();
        assertThat(LinkHeader.hub("<javascript:x>; rel=\"hub\"", URL)).isEmpty();
        assertThat(LinkHeader.hub("<https://hub.example/>; rel=\"github\"", URL))
                .isEmpty();
        assertThat(LinkHeader.hub("<".repeat(9_000), URL)).isEmpty();
        assertThat(LinkHeader.hub(null, URL)).isEmpty();
    }
}
