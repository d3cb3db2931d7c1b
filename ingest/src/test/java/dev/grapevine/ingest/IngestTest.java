package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.run.InMemoryOutlet;
import dev.grapevine.ingest.run.Outlet.Message;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final String ITEM = """
            <item><guid>%s</guid><title>%s</title><pubDate>Mon, 02 Mar 2026 11:00:00 GMT</pubDate></item>
            """;

    @TempDir
    private Path directory;

    private final Website site = new Website();
    private final InMemoryOutlet outlet = new InMemoryOutlet();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void recordingIsReadToItsEndAndDamagedLinesAreDeadLetters() throws IOException {
        Sources sources = Sources.of(recording("""
                {"id":"1","published":"2026-03-02T09:15:00Z","author":"ann","text":"The kettle leaks."}
                {"id":"2","published":"2026-03-02T09:16:00Z"
                {"id":"3","published":"2026-03-02T09:17:00Z","author":"bob","text":"Mine does not."}
                """));

        runUntilEnded(sources);

        assertThat(outlet.mentions()).extracting(Mention::nativeId).containsExactly("1", "3");
        assertThat(outlet.mentions()).allSatisfy(mention -> {
            assertThat(mention.platform()).isEqualTo("replay");
            assertThat(mention.fetched()).isEqualTo(mention.published());
            assertThat(mention.author()).isNotNull().extracting(Author::name).isNull();
        });
        assertThat(outlet.of(Topic.MENTIONS))
                .allSatisfy(message -> assertThat(message.timestamp())
                        .isBetween(
                                Instant.parse("2026-03-02T09:15:00Z").toEpochMilli(),
                                Instant.parse("2026-03-02T09:17:00Z").toEpochMilli()));
        assertThat(outlet.of(Topic.DEAD))
                .singleElement()
                .satisfies(letter -> assertThat(letter.headers())
                        .containsEntry("stage", "ingest")
                        .containsEntry("position", "line 2")
                        .containsEntry("reason", "NOT_JSON"));
    }

    @Test
    void recordingThatHasEndedIsNotReadAgain() throws IOException {
        Sources sources = Sources.of(
                recording("{\"id\":\"1\",\"published\":\"2026-03-02T09:15:00Z\",\"author\":\"ann\",\"text\":\"x\"}"));

        runUntilEnded(sources);
        SourceHealth health = health(runUntilEnded(sources), "recording");

        assertThat(outlet.mentions()).hasSize(1);
        assertThat(health.state()).isEqualTo(State.ENDED);
        assertThat(health.read()).isEqualTo(1);
        assertThat(health.at()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
    }

    @Test
    void whatWasNotAcknowledgedIsSentAgain() throws IOException {
        outlet.failNext(2);

        runUntilEnded(Sources.of(
                recording("{\"id\":\"1\",\"published\":\"2026-03-02T09:15:00Z\",\"author\":\"ann\",\"text\":\"x\"}")));

        assertThat(outlet.mentions()).hasSize(1);
        assertThat(outlet.of(Topic.SOURCE_POSITIONS)).hasSize(1);
    }

    @Test
    void positionComesAfterTheMentionsItStandsFor() throws IOException {
        runUntilEnded(Sources.of(
                recording("{\"id\":\"1\",\"published\":\"2026-03-02T09:15:00Z\",\"author\":\"ann\",\"text\":\"x\"}")));

        assertThat(outlet.all())
                .extracting(Message::topic)
                .containsExactly(Topic.MENTIONS, Topic.SOURCE_POSITIONS, Topic.SOURCE_HEALTH);
    }

    @Test
    void missingRecordingParksItsSource() {
        Sources sources = Sources.of(Source.of(
                "gone", SourceKind.JSONL, directory.resolve("gone.jsonl").toString(), Duration.ofHours(1)));

        SourceHealth health = health(runUntilEnded(sources), "gone");

        assertThat(health.state()).isEqualTo(State.PARKED);
        assertThat(health.reason()).contains("gone.jsonl");
    }

    @Test
    void feedIsPolledOnTheStreamsClockAndBringsOnlyNews() {
        feed(ITEM.formatted("a", "First"));
        try (Ingest ingest = start(feedSource())) {
            await().until(() -> !ingest.health().isEmpty());
            now.set(NOON.plus(Duration.ofMinutes(14)));
            feed(ITEM.formatted("a", "First, corrected") + ITEM.formatted("b", "Second"));
            now.set(NOON.plus(Duration.ofMinutes(15)));
            await().until(() -> outlet.mentions().size() == 3);
        }

        List<Mention> mentions = outlet.mentions();
        assertThat(mentions).extracting(Mention::title).containsExactly("First", "First, corrected", "Second");
        assertThat(mentions).extracting(Mention::action).containsExactly(Action.CREATE, Action.UPDATE, Action.CREATE);
        assertThat(mentions.get(0).id()).isEqualTo(mentions.get(1).id());
        assertThat(mentions.get(0).revision()).isNotEqualTo(mentions.get(1).revision());
        assertThat(mentions.get(2).fetched()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    void unchangedFeedBringsNothingAfterARestart() {
        feed(ITEM.formatted("a", "First"));
        try (Ingest ingest = start(feedSource())) {
            await().until(() -> !ingest.health().isEmpty());
        }
        feed(ITEM.formatted("a", "First") + "<!-- built later -->");
        try (Ingest ingest = start(feedSource())) {
            await().until(() -> outlet.of(Topic.SOURCE_HEALTH).size() == 2);
            assertThat(health(ingest, "news").read()).isEqualTo(1);
        }

        assertThat(outlet.mentions()).hasSize(1);
    }

    @Test
    void feedThatFailsIsTriedLessAndLessOften() {
        try (Ingest ingest = start(feedSource())) {
            await().until(() -> outlet.of(Topic.SOURCE_HEALTH).size() == 1);
            now.set(NOON.plus(Duration.ofMinutes(15)));
            await().until(() -> outlet.of(Topic.SOURCE_HEALTH).size() == 2);
            assertThat(health(ingest, "news").state()).isEqualTo(State.FAILING);
            assertThat(health(ingest, "news").reason()).contains("404");
            assertThat(ingest.allEnded()).isFalse();
            feed(ITEM.formatted("a", "First"));
            now.set(NOON.plus(Duration.ofMinutes(45)));
            await().until(() -> outlet.mentions().size() == 1);
        }
    }

    @Test
    void sourceThatNeverWorksIsParkedWithTheReason() {
        try (Ingest ingest = start(feedSource())) {
            for (int failure = 1; failure <= 20; failure++) {
                int polls = failure;
                await().until(() -> outlet.of(Topic.SOURCE_HEALTH).size() == polls);
                now.updateAndGet(time -> time.plus(Duration.ofDays(2)));
            }

            assertThat(health(ingest, "news").state()).isEqualTo(State.PARKED);
            assertThat(health(ingest, "news").reason())
                    .isEqualTo("failed 20 times in a row, at last: the server answered 404;"
                            + " mend it and start ingest again");
            assertThat(ingest.allEnded()).isTrue();
        }
    }

    private static SourceHealth health(Ingest ingest, String source) {
        return Objects.requireNonNull(ingest.health().get(source));
    }

    private void feed(String items) {
        site.page("/feed.xml", "application/rss+xml", "<rss><channel><title>News</title>" + items + "</channel></rss>");
    }

    private Sources feedSource() {
        return Sources.of(Source.of("news", SourceKind.FEED, site.url("/feed.xml"), Duration.ofMinutes(15)));
    }

    private Source recording(String lines) throws IOException {
        Path file = directory.resolve("recording.jsonl");
        Files.writeString(file, lines);
        return Source.of("recording", SourceKind.JSONL, file.toString(), Duration.ofHours(1));
    }

    private Ingest start(Sources sources) {
        InstantSource clock = now::get;
        FetchPolicy fetch = FetchPolicy.of("").withLoopbackAllowed(true).withHostPace(Duration.ZERO);
        IngestOptions options = IngestOptions.of(Map.of(), "test key", "")
                .withClock(clock)
                .withFetch(fetch)
                .withPace(Duration.ofMillis(5));
        return Ingest.start(sources, options, outlet);
    }

    private Ingest runUntilEnded(Sources sources) {
        try (Ingest ingest = start(sources)) {
            await().until(ingest::allEnded);
            return ingest;
        }
    }
}
