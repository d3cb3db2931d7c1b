package dev.grapevine.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.dashboard.mail.SampleIncident;
import dev.grapevine.dashboard.mailer.Mailer;
import dev.grapevine.dashboard.mailer.MailerOptions;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import dev.grapevine.delivery.Delivery.State;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.index.IndexName;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.local.Cli;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.sentiment.Label;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A week of digests out of a real Elasticsearch: their figures are those of the documents, they cover everything since
 * the last one that arrived, and tell nothing twice, whatever happens to mail server, mailer and archive.
 */
@Tag("slow")
final class DigestIT {

    private static final String PR = "pr@acme.example";
    private static final Instant BEGINNING = Instant.parse("2026-03-02T07:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private final List<byte[]> mails = new CopyOnWriteArrayList<>();
    private final Set<String> known = new HashSet<>();
    private volatile Instant now = BEGINNING;
    private volatile boolean refusing;
    private EmbeddedKafka kafka;
    private EmbeddedElasticsearch server;
    private Elasticsearch archive;
    private SMTPServer office;
    private Settings settings;
    private Mailer mailer;

    @BeforeEach
    void open() throws Exception {
        Cli.open(folder);
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        Topics.create(Map.of("bootstrap.servers", kafka.bootstrap()), 1, (short) 1, Map.of());
        server = EmbeddedElasticsearch.start(ElasticsearchHome.find(), folder.resolve("elasticsearch"), 384);
        office = office(0);
        settings = Settings.of(Map.of())
                .with(Setting.KAFKA, kafka.bootstrap())
                .with(Setting.ELASTICSEARCH, server.address().toString())
                .with(Setting.SMTP_HOST, "127.0.0.1")
                .with(Setting.SMTP_PORT, Integer.toString(office.getPortAllocated()))
                .with(Setting.SMTP_TLS, "none")
                .with(Setting.PUBLIC_URL, "https://grapevine.example")
                .with(Setting.LINK_KEY, "0123456789abcdef0123456789abcdef");
        archive = Elasticsearch.connect(settings);
        TemplateInstaller.install(archive, IndexOptions.SINGLE_NODE, PATIENCE);
        write(Topic.BRANDS, "acme", Codec.of(Brand.class).encode(brand()));
        report();
        mailer = start();
        // Digests begin when the stream was seen to go as fast as time does.
        await().atMost(PATIENCE).until(() -> {
            moveOn(Duration.ofSeconds(11));
            return !digests().isEmpty();
        });
    }

    @AfterEach
    void close() throws Exception {
        mailer.close();
        office.stop();
        archive.close();
        server.close();
        kafka.close();
    }

    @Test
    void aWeekOfDigests() throws Exception {
        hearDay(1);
        passDay(1);
        awaitDigests(1);

        refusing = true;
        hearDay(2);
        passDay(2);
        await().atMost(PATIENCE).until(() -> digests().stream().anyMatch(each -> each.state() == State.REFUSED));
        refusing = false;
        hearDay(3);
        passDay(3);
        awaitDigests(2);

        int port = office.getPortAllocated();
        office.stop();
        hearDay(4);
        passDay(4);
        await().atMost(PATIENCE).until(() -> digests().stream().anyMatch(each -> each.state() == State.SENDING));
        mailer.close();
        mailer = start();
        office = office(port);
        moveOn(Duration.ofMinutes(2));
        awaitDigests(3);

        hearDay(5);
        signal("STOP");
        passDay(5);
        await().atMost(PATIENCE).until(() -> digests().stream().anyMatch(each -> !each.isOver()));
        moveOn(Duration.ofMinutes(1));
        long started = System.nanoTime();
        IncidentEvent event = SampleIncident.opened(now);
        write(Topic.ALERTS, event.id(), Codec.of(IncidentEvent.class).encode(event));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> subjects().stream().anyMatch(each -> each.contains("many complaints")));
        System.out.printf(
                "ALERT WHILE THE ARCHIVE HANGS: %d ms%n",
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        signal("CONT");
        for (int i = 0; i < 20 && arrived().size() < 4; i++) {
            moveOn(Duration.ofMinutes(1));
        }
        awaitDigests(4);
        check();

        Act end = new Act(Act.VERSION, Act.digests("acme", PR), Act.Verb.UNSUBSCRIBE, now, PR, null, null);
        write(Topic.ACTIONS, end.subject(), Codec.of(Act.class).encode(end));
        hearDay(6);
        passDay(6);
        moveOn(Duration.ofMinutes(5));
        assertThat(digests().stream().filter(each -> each.state() == State.DELIVERED))
                .hasSize(4);
        assertThat(digests()).allMatch(Delivery::isOver);
    }

    private static Instant due(int day) {
        return BEGINNING.plus(DAY.multipliedBy(day)).plus(Duration.ofMinutes(30));
    }

    /** Everything that is said until 07:30 is in the archive, ... */
    private void hearDay(int day) {
        store(heard.say(60, due(day).minus(DAY), due(day)));
    }

    /** ... then it is 07:36, and the stream has gone as fast as time does for a while. */
    private void passDay(int day) throws Exception {
        now = due(day).plus(Duration.ofMinutes(6));
        report();
        for (int i = 0; i < 3; i++) {
            moveOn(Duration.ofSeconds(11));
        }
        moveOn(Duration.ofSeconds(20));
    }

    /** Moves the wall's clock on and gives the mailer time to look at it. */
    private void moveOn(Duration step) {
        now = now.plus(step);
        Instant looked = Instant.now().plusMillis(700);
        await().pollInterval(Duration.ofMillis(50)).until(() -> Instant.now().isAfter(looked));
    }

    private void check() throws Exception {
        List<Delivery> told = digests().stream()
                .filter(each -> each.state() == State.DELIVERED)
                .sorted(Comparator.comparing(Delivery::until))
                .toList();
        List<String> texts = arrived();
        assertThat(told).hasSize(4);
        Set<String> stories = new HashSet<>();
        long mentions = 0;
        long late = 0;
        for (int i = 0; i < told.size(); i++) {
            Instant from = told.get(i).from();
            Instant until = told.get(i).until();
            if (i > 0) {
                assertThat(from)
                        .as("it goes on where the last one that arrived ended")
                        .isEqualTo(told.get(i - 1).until());
            }
            String text = texts.get(i);
            List<EnrichedMention> said = heard.of("acme", from, until);
            assertThat(figure(text, "Mentions")).isEqualTo(said.size());
            assertThat(figure(text, "Stories"))
                    .isEqualTo(
                            said.stream().filter(each -> each.story().first()).count());
            assertThat(figure(text, "Reactions"))
                    .isEqualTo(said.stream().mapToLong(Heard::reactions).sum());
            long negative = Heard.labelled(said, Label.NEGATIVE);
            long positive = Heard.labelled(said, Label.POSITIVE);
            if (!said.isEmpty()) {
                assertThat(word(text, "Net sentiment")).isEqualTo(points((double) (positive - negative) / said.size()));
                int rivals = heard.of("globex", from, until).stream()
                        .filter(each -> each.story().first())
                        .toList()
                        .size();
                long own = said.stream().filter(each -> each.story().first()).count();
                assertThat(word(text, "Share of voice")).isEqualTo(Math.round(100.0 * own / (own + rivals)) + " %");
            }
            checkPhrases(text, from, until);
            long lateOnes = heard.lateOf("acme", from, until).size();
            assertThat(text).contains(lateOnes == 0 ? "SOURCES" : lateOnes + " mention");
            mentions += said.size();
            late += lateOnes;
            for (String story : stories(text)) {
                assertThat(stories.add(story)).as("told twice: %s", story).isTrue();
            }
            assertThat(told.get(i).covers()).as("what it told of is on record").isNotNull();
        }
        Instant begin = told.get(0).from();
        Instant end = told.get(told.size() - 1).until();
        assertThat(mentions + late)
                .as("every mention that was heard since the beginning is in one digest's figures")
                .isEqualTo(heard.which(
                                "acme",
                                each -> !each.fetched().isBefore(begin)
                                        && each.fetched().isBefore(end))
                        .size());
        assertThat(stories).hasSizeGreaterThan(12);
        System.out.printf(
                "DIGESTS: %d arrived, %d mentions in their figures and %d late ones, %d stories told once each%n",
                told.size(), mentions, late, stories.size());
    }

    /** Whatever words stand out, what is said of how many mentions hold them is true. */
    private void checkPhrases(String text, Instant from, Instant until) {
        List<EnrichedMention> fetched = heard.which(
                "acme", each -> !each.fetched().isBefore(from) && each.fetched().isBefore(until));
        String line = text.replaceAll("(?s).*EMERGING PHRASES\\n", "").replaceAll("(?s)\\n.*", "");
        Matcher phrases = Pattern.compile("([^ ,]+) \\((\\d+) mentions?\\)").matcher(line);
        while (phrases.find()) {
            String word = phrases.group(1);
            long holding = fetched.stream()
                    .filter(each -> words(each).contains(word) || emerging(each).contains(word))
                    .count();
            assertThat(Long.parseLong(phrases.group(2))).as(line).isEqualTo(holding);
        }
    }

    private static List<String> emerging(EnrichedMention mention) {
        return mention.emerging() == null ? List.of() : mention.emerging();
    }

    private static List<String> words(EnrichedMention mention) {
        return List.of(String.valueOf(mention.text()).toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
    }

    private static String points(double net) {
        long points = Math.round(net * 100);
        return points == 0 ? "0" : String.format(Locale.ENGLISH, "%+d", points);
    }

    private static long figure(String text, String name) {
        return Long.parseLong(word(text, name).replace(",", ""));
    }

    private static String word(String text, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ": (.+?) \\(").matcher(text);
        assertThat(line.find()).as("%s in %s", name, text).isTrue();
        return line.group(1);
    }

    /** Of stories, and of questions, which may be of a story that was told as such in the same digest. */
    private static Set<String> stories(String text) {
        return new HashSet<>(Pattern.compile("Words about (\\S+) of acme")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList());
    }

    private List<Delivery> digests() {
        try (CompactedTable<Delivery> table =
                CompactedTable.open(KafkaSettings.reader(settings), Topic.DELIVERIES, Delivery.class)) {
            table.refresh();
            return table.values().stream().filter(each -> each.is(Kind.DIGEST)).toList();
        }
    }

    private void awaitDigests(int count) {
        await().atMost(PATIENCE)
                .until(() -> digests().stream()
                                .filter(each -> each.state() == State.DELIVERED)
                                .count()
                        == count);
    }

    /** The plain parts of the digests that arrived, in order. */
    private List<String> arrived() throws Exception {
        List<String> texts = new ArrayList<>();
        for (byte[] mail : mails) {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mail));
            if (message.getSubject().contains("the last day")) {
                assertThat(message.getHeader("List-Unsubscribe")[0]).startsWith("<https://grapevine.example/invited/");
                assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
                texts.add(plain(message).replace("\r\n", "\n"));
            }
        }
        return texts;
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (byte[] mail : mails) {
            subjects.add(new MimeMessage(null, new ByteArrayInputStream(mail)).getSubject());
        }
        return subjects;
    }

    private static String plain(Part part) throws Exception {
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                String found = plain(multipart.getBodyPart(i));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return part.isMimeType("text/plain") ? String.valueOf(part.getContent()) : "";
    }

    private void store(List<EnrichedMention> mentions) {
        for (EnrichedMention mention : mentions) {
            put(IndexName.ofMention(mention.eventTime(), mention.fetched()), mention.id(), mention);
        }
        for (Rollup rollup : heard.rollups()) {
            put(
                    IndexName.ofRollup(rollup.bin(), Instant.ofEpochMilli(rollup.version())),
                    rollup.brand() + "|" + rollup.source() + "|" + rollup.bin(),
                    rollup);
        }
        archive.call("POST", "/_refresh", null);
    }

    private void put(IndexName index, String id, Object document) {
        if (known.add(index.real())) {
            archive.call("PUT", "/" + index.real(), null);
        }
        String name = java.net.URLEncoder.encode(id, StandardCharsets.UTF_8);
        archive.call("PUT", "/" + index.real() + "/_doc/" + name, Json.json().valueToTree(document));
    }

    private void report() throws Exception {
        SourceHealth health =
                new SourceHealth(1, "testnet-search", SourceHealth.State.OK, now, null, 86_400, null, 0, 0, 0);
        write(Topic.SOURCE_HEALTH, health.source(), Codec.of(SourceHealth.class).encode(health));
    }

    private void write(Topic topic, String key, byte[] value) throws Exception {
        try (Producer<String, byte[]> producer = KafkaSettings.producer(settings)) {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
        }
    }

    private Mailer start() {
        return Mailer.start(
                settings,
                MailerOptions.DEFAULT
                        .withRetries(Duration.ofMillis(100), Duration.ofMillis(500))
                        .withBlindAfter(Duration.ofDays(30))
                        .withClock(() -> now));
    }

    private SMTPServer office(int port) {
        SMTPServer fresh = SMTPServer.port(port)
                .bindAddress(java.net.InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> {
                    if (refusing) {
                        throw new RejectException(550, "no such user");
                    }
                    mails.add(data);
                })
                .build();
        fresh.start();
        return fresh;
    }

    private void signal(String name) throws Exception {
        for (ProcessHandle process : server.processes().toList()) {
            if (Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .contains("org.elasticsearch.bootstrap")) {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            }
        }
    }

    private static Brand brand() {
        Recipient daily = new Recipient(
                PR, "pr", null, null, null, null, 0, 1, null, List.of(Recipient.Digest.DAILY), LocalTime.of(7, 30));
        return new Brand(
                "acme", "Acme", "acme", false, List.of("globex"), null, null, ZoneId.of("UTC"), List.of(daily), null);
    }
}
