package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    private final AtomicLong now = new AtomicLong(Samples.NOON.toEpochMilli());
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger(1);
    private final AtomicBoolean down = new AtomicBoolean();
    private final RecentAnswers recent = new RecentAnswers(this::ask, () -> Instant.ofEpochMilli(now.get()));

    private JsonNode ask(String family, ObjectNode body) {
        if (down.get()) {
            throw new ElasticsearchFault(ElasticsearchFault.NO_ANSWER, "down", new IllegalStateException());
        }
        asked.incrementAndGet();
        return Json.json()
                .createObjectNode()
                .put("took", asked.get())
                .set("hits", Json.json().createObjectNode().put("total", count.get()));
    }

    @AfterEach
    void stop() {
        recent.close();
    }

    @Test
    void aFreshAnswerIsGivenAgain() {
        assertThat(total()).isEqualTo(1);
        pass(RecentAnswers.FRESH);
        assertThat(total()).isEqualTo(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anOlderOneIsGivenAtOnceAndAskedAgainBehindIt() {
        total();
        pass(RecentAnswers.FRESH.plus(MOMENT));
        count.set(2);
        assertThat(total()).isEqualTo(1);
        await().until(() -> asked.get() == 2 && recent.changes() == 1);
        assertThat(total()).isEqualTo(2);
    }

    @Test
    void whatStaysTheSameIsNoNews() {
        total();
        pass(RecentAnswers.FRESH.plus(MOMENT));
        total();
        await().until(() -> asked.get() == 2);
        assertThat(recent.changes()).isZero();
    }

    @Test
    void whatNobodyAskedForLatelyIsWaitedFor() {
        total();
        pass(RecentAnswers.KEPT);
        count.set(3);
        assertThat(total()).isEqualTo(3);
    }

    @Test
    void whatCannotBeAskedAgainKeepsItsAnswerForAMinute() {
        total();
        down.set(true);
        pass(RecentAnswers.FRESH.plus(MOMENT));
        assertThat(total()).isEqualTo(1);
        pass(RecentAnswers.KEPT);
        assertThatThrownBy(this::total).isInstanceOf(ElasticsearchFault.class);
    }

    @Test
    void whatNobodyAsksForAnyMoreIsForgotten() {
        total();
        assertThat(recent.kept()).isEqualTo(1);
        pass(RecentAnswers.KEPT);
        recent.search("grapevine-rollups", Json.json().createObjectNode());
        assertThat(recent.kept()).isEqualTo(1);
    }

    private int total() {
        return recent.search("grapevine-mentions", Json.json().createObjectNode())
                .at("/hits/total")
                .asInt();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toMillis());
    }
}
