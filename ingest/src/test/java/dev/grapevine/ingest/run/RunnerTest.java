package dev.grapevine.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunnerTest {

    @Test
    void slowSiteWithManySourcesDelaysNobodyElse() {
        SlowSite slow = new SlowSite();
        AtomicInteger others = new AtomicInteger();
        List<Source> sources = IntStream.range(0, 40)
                .mapToObj(i -> Source.of("s" + i, SourceKind.FEED, "https://news.example/" + i, Duration.ofHours(1)))
                .toList();

        try (Runner runner = Runner.start(
                new Sources(sources),
                source -> source.name().equals("s39") ? counting(others) : slow,
                new InMemoryOutlet(),
                InstantSource.system(),
                Duration.ofMillis(5),
                brands -> {})) {
            await().until(() -> slow.inFlight.get() == 1 && others.get() == 1);
            assertThat(slow.most.get()).isEqualTo(1);
            slow.open.countDown();
            await().until(() -> slow.polls.get() == 39);
            assertThat(slow.most.get()).isEqualTo(1);
            await().until(() -> runner.health().size() == 40);
        }
    }

    @Test
    void fortySitesThatHangDelayNobodyElse() {
        SlowSite slow = new SlowSite();
        AtomicInteger others = new AtomicInteger();
        List<Source> sources = IntStream.range(0, 41)
                .mapToObj(i -> Source.of("s" + i, SourceKind.FEED, "https://news.example/" + i, Duration.ofHours(1)))
                .toList();

        try (Runner runner = Runner.start(
                new Sources(sources),
                source -> source.name().equals("s40") ? counting(others) : slow::poll,
                new InMemoryOutlet(),
                InstantSource.system(),
                Duration.ofMillis(5),
                brands -> {})) {
            await().until(() -> slow.inFlight.get() == 40 && others.get() == 1);
            slow.open.countDown();
            await().until(() -> runner.health().size() == 41);
        }
    }

    private static Connector counting(AtomicInteger polls) {
        return position -> {
            polls.incrementAndGet();
            return Batch.of(List.of(), position);
        };
    }

    /** Answers when it is told to. */
    private static final class SlowSite implements Connector {

        final CountDownLatch open = new CountDownLatch(1);
        final AtomicInteger inFlight = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final AtomicInteger polls = new AtomicInteger();

        @Override
        public Batch poll(ObjectNode position) throws InterruptedException {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            open.await();
            inFlight.decrementAndGet();
            polls.incrementAndGet();
            return Batch.of(List.of(), position);
        }

        @Override
        public @Nullable String site() {
            return "news.example";
        }
    }
}
