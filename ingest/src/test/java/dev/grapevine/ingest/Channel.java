package dev.grapevine.ingest;

import static org.awaitility.Awaitility.await;

import dev.grapevine.erasure.Erasure;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.run.InMemoryOutlet;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.json.Codec;
import dev.grapevine.mention.Mention;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fixture of every contract test: one source of the real product, run against a local server, on a set clock. */
public final class Channel {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Duration EVERY = Duration.ofMinutes(15);

    public final InMemoryOutlet outlet = new InMemoryOutlet();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final SourceKind kind;
    private final String url;
    private final Options options;
    private Map<String, String> environment = Map.of();
    private @Nullable String reachedAt;

    public Channel(SourceKind kind, String url, Options options) {
        this.kind = kind;
        this.url = url;
        this.options = options;
    }

    public Channel withEnvironment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    /** As if the internet reached its webhooks at an address. */
    public Channel reachedAt(String address) {
        reachedAt = address;
        return this;
    }

    /** Starts where the last one ended, as a restart does. */
    public Ingest start() {
        IngestOptions running = IngestOptions.of(Map.of(), "test key", "")
                .withClock(now::get)
                .withFetch(FetchPolicy.of("").withLoopbackAllowed(true).withHostPace(Duration.ZERO))
                .withPace(Duration.ofMillis(5))
                .withSecrets(new Secrets(environment))
                .withHooks(new HooksAddress("127.0.0.1", 0, reachedAt));
        return Ingest.start(Sources.of(Source.of("channel", kind, url, EVERY, options)), running, outlet);
    }

    /** Runs until so many mentions have been heard since the beginning. */
    public List<Mention> hear(int mentions) {
        try (Ingest ingest = start()) {
            await().until(() -> outlet.mentions().size() >= mentions);
            return outlet.mentions();
        }
    }

    /** Runs until a poll ends in a state that does. */
    public SourceHealth until(Consumer<SourceHealth> holds) {
        try (Ingest ingest = start()) {
            await().ignoreExceptions().untilAsserted(() -> holds.accept(health(ingest)));
            return health(ingest);
        }
    }

    public static SourceHealth health(Ingest ingest) {
        return Objects.requireNonNull(ingest.health().get("channel"), "not polled yet");
    }

    public void later(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    public List<Erasure> erasures() {
        Codec<Erasure> codec = Codec.of(Erasure.class);
        return outlet.of(Topic.ERASURES).stream()
                .map(message -> codec.decode(message.bytes()))
                .toList();
    }
}
