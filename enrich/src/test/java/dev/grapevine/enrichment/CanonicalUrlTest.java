package dev.grapevine.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://www.Daily.example/a?utm_source=x&id=7#top, https://daily.example/a?id=7",
        "https://daily.example/a?id=7&fbclid=abc, https://daily.example/a?id=7",
        "https://daily.example/a?b=2&a=1, https://daily.example/a?a=1&b=2",
        "https://daily.example:443/x/../a, https://daily.example/a"
    })
    void whatOnlyFollowsReadersIsLeftOut(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).contains(canonical);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "javascript:alert(1)", "at://did:plc:x/app.bsky.feed.post/1", "daily.example"})
    void whatIsNoWebAddressHasNone(String url) {
        assertThat(CanonicalUrl.of(url)).isEmpty();
    }

    @Test
    void anEndlessAddressIsNotLookedAt() {
        assertThat(CanonicalUrl.of("https://daily.example/" + "a".repeat(5_000)))
                .isEmpty();
    }
}
