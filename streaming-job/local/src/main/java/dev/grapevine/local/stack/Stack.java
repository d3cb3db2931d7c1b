package dev.grapevine.local.stack;

import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.console.Console;
import dev.grapevine.dashboard.console.ConsoleOptions;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.mailer.Mailer;
import dev.grapevine.dashboard.mailer.MailerOptions;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.IngestOptions;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.job.index.IndexJob;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.local.server.EmbeddedFlink;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.MailBox;
import dev.grapevine.local.server.Topics;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole system in one place, for trying and for development.
 *
 * <p>Parts start in the order in which they need each other and end in the reverse one: sources first, so that what was
 * heard is worked off; servers last. Each part keeps what it needs in the data directory, so that the next start goes on
 * where this one was, however it ended.
 */
public final class Stack implements AutoCloseable {

    private static final int ELASTICSEARCH_HEAP_MEGABYTES = 512;
    /** Of the topics that carry the load: with more parallel tasks than that some have nothing to do. */
    public static final int PARTITIONS = 4;

    /** Time may be simulated here: retention by time would sweep a recording away at once, segments by time shred it. */
    private static final Map<String, String> KEEP = Map.of(
            "retention.ms",
            "-1",
            "segment.ms",
            Long.toString(Duration.ofDays(365).toMillis()));
    /** The demo's simulated hours pass in real moments. */
    private static final Duration DEMO_PACE = Duration.ofMillis(300);

    private static final String DEMO_RECIPIENT = "pr@localhost";

    private final Closing closing = new Closing();
    private final Path data;
    private final Consumer<String> progress;
    private @Nullable Parts parts;

    private Stack(Path data, Consumer<String> progress) {
        this.data = data;
        this.progress = progress;
    }

    /**
     * Starts everything; if a part does not start, those before it are ended again.
     *
     * @param environment settings as given by the user; addresses of the embedded servers are added
     * @param progress is told what is going on, a sentence at a time
     */
    public static Stack start(StackOptions options, Path data, Settings environment, Consumer<String> progress)
            throws IOException, ExecutionException, InterruptedException {
        Stack stack = new Stack(data, progress);
        try {
            stack.startParts(options, environment);
            return stack;
        } catch (Throwable e) {
            stack.close();
            throw e;
        }
    }

    /** What is running, for whoever looks at it. */
    public Parts parts() {
        if (parts == null) {
            throw new IllegalStateException("the stack has not started");
        }
        return parts;
    }

    private void startParts(StackOptions options, Settings environment)
            throws IOException, ExecutionException, InterruptedException {
        Listening listening = Listening.of(options, data);
        if (listening.demo() != null) {
            closing.add("demo", listening.demo());
        }
        CompletableFuture<EmbeddedElasticsearch> starting = CompletableFuture.supplyAsync(this::elasticsearch);
        progress.accept("Kafka is starting");
        EmbeddedKafka kafka = kafka(starting);
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
        Topics.create(client, PARTITIONS, (short) 1, KEEP);
        new BrandsTopic(client).apply(listening.brands());
        progress.accept("Kafka: " + kafka.bootstrap());
        progress.accept("Elasticsearch is starting");
        EmbeddedElasticsearch elasticsearch = closing.add("Elasticsearch", joined(starting));
        progress.accept("Elasticsearch: " + elasticsearch.address());
        Settings settings = mailSettings(environment
                .with(Setting.PSEUDONYM_KEY, KeptKey.ofPseudonyms(environment, data))
                .with(Setting.LINK_KEY, KeptKey.ofLinks(environment, data))
                .with(Setting.KAFKA, kafka.bootstrap())
                .with(Setting.ELASTICSEARCH, elasticsearch.address().toString()));
        progress.accept("Elasticsearch: " + elasticsearch.address());
        Elasticsearch search = closing.add("Elasticsearch client", Elasticsearch.connect(settings));
        TemplateInstaller.install(search, IndexOptions.SINGLE_NODE, Duration.ofMinutes(1));
        Settings served = settings.with(Setting.CONSOLE_PORT, Integer.toString(options.consolePort()));
        Console console = closing.add("console", Console.start(served, ConsoleOptions.withMailBox(mailFolder())));
        Settings linked = withLinks(settings, console);
        progress.accept("console: " + address(console));
        EmbeddedFlink flink = flink(linked, options.parallelism());
        progress.accept("Flink: " + flink.webPage());
        closing.add("mailer", Mailer.start(linked, mailerOptions(options)));
        Ingest ingest =
                closing.add("ingest", Ingest.start(listening.sources(), ingestOptions(listening, client, linked)));
        if (listening.demo() != null) {
            listening.demo().clock().start();
            progress.accept("demo web: " + listening.demo().web().base());
        }
        parts = new Parts(kafka, elasticsearch, search, flink, console, ingest, listening.demo());
    }

    @Override
    public void close() {
        closing.close();
    }

    private EmbeddedKafka kafka(CompletableFuture<EmbeddedElasticsearch> starting) throws IOException {
        try {
            return closing.add("Kafka", EmbeddedKafka.start(data.resolve("kafka")));
        } catch (IOException | RuntimeException e) {
            starting.thenAccept(started -> closing.add("Elasticsearch", started))
                    .join();
            throw e;
        }
    }

    private EmbeddedElasticsearch elasticsearch() {
        try {
            return EmbeddedElasticsearch.start(
                    ElasticsearchHome.find(), data.resolve("elasticsearch"), ELASTICSEARCH_HEAP_MEGABYTES);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private EmbeddedFlink flink(Settings settings, int parallelism) throws IOException {
        EmbeddedFlink flink = closing.add("Flink", EmbeddedFlink.start(data.resolve("flink"), 2 * parallelism));
        flink.submit(ReputationJob.NAME, parallelism, env -> ReputationJob.define(env, settings));
        flink.submit(IndexJob.NAME, parallelism, env -> IndexJob.define(env, settings));
        return flink;
    }

    /** Where no mail server is set, mails go to a box of our own. */
    private Settings mailSettings(Settings settings) throws IOException {
        if (settings.isSet(Setting.SMTP_HOST)) {
            return settings;
        }
        MailBox box = closing.add("mail box", MailBox.start(mailFolder()));
        return settings.with(Setting.SMTP_HOST, "127.0.0.1")
                .with(Setting.SMTP_PORT, Integer.toString(box.port()))
                .with(Setting.SMTP_TLS, "none");
    }

    private Path mailFolder() {
        return data.resolve("mail");
    }

    private static MailerOptions mailerOptions(StackOptions options) {
        return options.demo()
                ? MailerOptions.DEFAULT.withDefaultRecipients(List.of(DEMO_RECIPIENT))
                : MailerOptions.DEFAULT;
    }

    private IngestOptions ingestOptions(Listening listening, Map<String, Object> client, Settings settings)
            throws IOException {
        IngestOptions options = IngestOptions.of(client, KeptKey.ofPseudonyms(settings, data), settings)
                .withClock(listening.clock())
                .withSecrets(new Secrets(System.getenv()));
        return listening.demo() == null
                ? options
                : options.withPace(DEMO_PACE)
                        .withFetch(FetchPolicy.of("the demo")
                                .withLoopbackAllowed(true)
                                .withHostPace(Duration.ZERO));
    }

    private static Settings withLinks(Settings settings, Console console) {
        return settings.isSet(Setting.PUBLIC_URL)
                ? settings
                : settings.with(Setting.PUBLIC_URL, address(console).toString());
    }

    private static URI address(Console console) {
        return URI.create("http://127.0.0.1:" + console.port());
    }

    private static EmbeddedElasticsearch joined(CompletableFuture<EmbeddedElasticsearch> starting) throws IOException {
        try {
            return starting.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? "Elasticsearch did not start" : cause.getMessage(), e);
        }
    }

    /** The running parts that others look at. */
    public record Parts(
            EmbeddedKafka kafka,
            EmbeddedElasticsearch elasticsearch,
            Elasticsearch search,
            EmbeddedFlink flink,
            Console console,
            Ingest ingest,
            Listening.@Nullable Demo demo) {

        /** Properties for a Kafka client. */
        public Map<String, Object> kafkaClient() {
            return Map.of("bootstrap.servers", kafka.bootstrap());
        }
    }
}
