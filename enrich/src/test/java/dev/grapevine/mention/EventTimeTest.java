package dev.grapevine.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTimeTest {

    private static final Instant HEARD = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void whatClaimsToComeFromTheFutureCountsFiveMinutesAfterItWasHeard() {
        assertThat(of(Instant.parse("2099-01-01T00:00:00Z"))).isEqualTo(HEARD.plusSeconds(300));
        assertThat(of(HEARD.plusSeconds(60))).isEqualTo(HEARD.plusSeconds(60));
        assertThat(of(Instant.EPOCH)).isEqualTo(Instant.EPOCH);
        assertThat(of(null)).isEqualTo(HEARD);
    }

    @Test
    void countsFromTheFutureDoNotOutliveADeletion() {
        assertThat(counted(HEARD.plusSeconds(60)).version())
                .isEqualTo(HEARD.plusSeconds(60).toEpochMilli());
        assertThat(counted(HEARD.minusSeconds(60)).version()).isEqualTo(HEARD.toEpochMilli());
        assertThat(counted(Instant.parse("2099-01-01T00:00:00Z")).version())
                .isLessThanOrEqualTo(
                        Mentions.deletion("1", HEARD.plusSeconds(300)).version());
    }

    private static Mention counted(Instant asOf) {
        return Mentions.post("1", "hello")
                .fetched(HEARD)
                .engagement(new Engagement(1L, null, null, null, asOf))
                .build();
    }

    private static Instant of(@Nullable Instant published) {
        return Mention.builder("web", "1")
                .source("shop")
                .fetched(HEARD)
                .published(published)
                .build()
                .eventTime();
    }
}
