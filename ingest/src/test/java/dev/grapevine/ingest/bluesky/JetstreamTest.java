package dev.grapevine.ingest.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.Channel;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JetstreamTest {

    private final JetstreamServer server = new JetstreamServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2", "v2 compressed"})
    void postsDeletionsAndGoneAccountsAreHeard(String wire) {
        Channel channel = channel(wire);
        try (Ingest ingest = channel.start()) {
            await().until(() -> !server.questions.isEmpty());
            server.publish(JetstreamServer.post(1, "did:plc:ann", "The kettle leaks."));
            server.publish(JetstreamServer.delete(2, "did:plc:ann", 1));
            server.publish(JetstreamServer.account(3, "did:plc:ann", "deleted"));
            await().until(() -> channel.erasures().size() == 1);
        }

        List<Mention> heard = channel.outlet.mentions();
        assertThat(heard).extracting(Mention::action).containsExactly(Action.CREATE, Action.DELETE);
        assertThat(heard).extracting(Mention::nativeId).containsOnly("at://did:plc:ann/app.bsky.feed.post/key1");
        assertThat(heard.get(0).text()).isEqualTo("The kettle leaks.");
        assertThat(heard.get(0).language()).isEqualTo("en");
        assertThat(channel.erasures().get(0).subject())
                .isEqualTo(
                        heard.get(0).author() == null
                                ? ""
                                : heard.get(0).author().id());
    }

    @Test
    void anAccountThatIsBackIsHeardAgain() {
        Channel channel = channel("v1");
        try (Ingest ingest = channel.start()) {
            await().until(() -> !server.questions.isEmpty());
            server.publish(JetstreamServer.account(1, "did:plc:ann", "deactivated"));
            server.publish(JetstreamServer.account(2, "did:plc:ann", "active"));
            await().until(() -> channel.outlet.of(Topic.ERASURES).size() == 2);
        }

        assertThat(channel.outlet.newest(Topic.ERASURES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void restartGoesOnAtTheCursor(String wire) {
        Channel channel = channel(wire);
        try (Ingest ingest = channel.start()) {
            await().until(() -> !server.questions.isEmpty());
            server.publish(JetstreamServer.post(1, "did:plc:ann", "one"));
            await().until(() -> channel.outlet.of(Topic.SOURCE_POSITIONS).size() == 1);
        }
        server.publish(JetstreamServer.post(2, "did:plc:ann", "while nobody listened"));
        server.publish(JetstreamServer.post(3, "did:plc:ann", "and again"));

        List<Mention> heard = channel.hear(4);

        assertThat(heard).extracting(Mention::text).contains("one", "while nobody listened", "and again");
        assertThat(heard)
                .extracting(Mention::id)
                .hasSize(4)
                .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void whoeverIsDroppedGoesOnWithTheNextServerFromSomeSecondsBefore(String wire) {
        try (JetstreamServer other = new JetstreamServer()) {
            Channel channel = new Channel(
                    SourceKind.BLUESKY,
                    server.url(),
                    Options.NONE.with("wire", wire.substring(0, 2)).with("hosts", other.url()));
            try (Ingest ingest = channel.start()) {
                await().until(() -> !server.questions.isEmpty());
                server.publish(JetstreamServer.post(1, "did:plc:ann", "one"));
                await().until(() -> channel.outlet.mentions().size() == 1);
                other.publish(JetstreamServer.post(2, "did:plc:ann", "two"));
                server.dropAll();
                await().until(() -> channel.outlet.mentions().size() == 2);
            }
            assertThat(channel.outlet.mentions()).extracting(Mention::text).containsExactly("one", "two");
            assertThat(other.questions.get(0).get("cursor"))
                    .containsExactly(Long.toString(JetstreamServer.START_MICROS + 1_000 - 5_000_000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "v2")
    void cursorThatIsTooOldIsSaidAndTheOldestKeptIsReadOn(String wire) {
        Channel channel = channel(wire);
        try (Ingest ingest = channel.start()) {
            await().until(() -> !server.questions.isEmpty());
            server.publish(JetstreamServer.post(1, "did:plc:ann", "one"));
            await().until(() -> channel.outlet.of(Topic.SOURCE_POSITIONS).size() == 1);
        }
        server.keepFrom(100);
        try (Ingest ingest = channel.start()) {
            await().untilAsserted(() -> assertThat(channel.outlet.of(Topic.SOURCE_HEALTH))
                    .extracting(message -> new String(message.bytes(), StandardCharsets.UTF_8))
                    .anyMatch(health -> health.contains("CursorTooOld")));
            server.publish(JetstreamServer.post(101, "did:plc:ann", "later"));
            await().until(() -> channel.outlet.mentions().stream().anyMatch(each -> "later".equals(each.text())));
            assertThat(Channel.health(ingest).state()).isIn(State.OK, State.FAILING);
        }
    }

    private Channel channel(String wire) {
        Options options = Options.NONE.with("wire", wire.substring(0, 2));
        return new Channel(
                SourceKind.BLUESKY,
                server.url(),
                wire.endsWith("compressed") ? options.with("compress", "true") : options);
    }
}
