package dev.grapevine.dashboard.mailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.elasticsearch.CannedElasticsearch;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.ConsumerGroup;
import dev.grapevine.topic.Topic;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Being blind from end to end: a real broker with offsets that a job commits or does not, reports of sources, and mails
 * over SMTP; only the wall clock is made.
 */
@Tag("slow")
class BlindMailTest {

    private static final String PR = "pr@acme.example";
    private static final String NEXT = "boss@acme.example";
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SOURCES_OF_ACME =
            "{\"aggregations\":{\"found\":{\"buckets\":[{\"key\":\"news\"},{\"key\":\"reviews\"}]}}}";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T12:00:00Z"));
    private TestKafka kafka;
    private CannedElasticsearch archive;
    private GreenMail office;
    private int smtpPort;
    private Mailer mailer;
    private long steps;

    @BeforeEach
    void open() throws Exception {
        kafka = TestKafka.start(folder);
        archive = CannedElasticsearch.with(Map.of("/grapevine-rollups/_search", SOURCES_OF_ACME));
        smtpPort = freePort();
        openOffice();
        Brand known = Samples.brand("acme", "Acme");
        Recipient onlyUnanswered =
                new Recipient(NEXT, "boss", null, null, null, null, 0, 0, Duration.ofMinutes(15), null, null);
        Brand brand = new Brand(
                "acme",
                "Acme",
                known.query(),
                false,
                null,
                null,
                null,
                known.zone(),
                List.of(new Recipient(PR, "pr"), onlyUnanswered),
                null);
        kafka.write(Topic.BRANDS, "acme", Codec.of(Brand.class).encode(brand));
        mailer = start();
    }

    @AfterEach
    void close() {
        mailer.close();
        office.stop();
        archive.close();
        kafka.close();
    }

    @Test
    void aJobThatStopsIsToldOnceAndThatItIsBackOnce() throws Exception {
        healthy(4);
        assertThat(subjects()).isEmpty();

        jobStandsStill(5);
        assertThat(subjects()).as("not at once").isEmpty();
        jobStandsStill(4);
        awaitMails(1);
        assertThat(subjects().get(0))
                .startsWith("Grapevine is blind since 2 Mar 2026, 13:00")
                .endsWith("the job does not answer");

        jobStandsStill(3);
        mailer.close();
        mailer = start();
        jobStandsStill(10);
        assertThat(subjects()).as("neither time nor a restart repeats it").hasSize(1);

        healthy(9);
        awaitMails(2);
        assertThat(subjects().get(1)).isEqualTo("Grapevine sees again: the job does not answer");
        MimeMessage[] mails = office.getReceivedMessages();
        assertThat(mails[1].getHeader("In-Reply-To")).containsExactly(mails[0].getMessageID());
        healthy(4);
        assertThat(subjects()).hasSize(2);
        assertThat(mails)
                .allSatisfy(mail -> assertThat(mail.getAllRecipients()[0]).hasToString(PR));
    }

    @Test
    void theNextBlindnessIsToldThoughTheMailServerSleptThroughTheFirst() throws Exception {
        healthy(3);
        office.stop();
        jobStandsStill(9);
        await().until(() -> !kafka.deliveries().isEmpty());
        healthy(9);
        await().until(() -> kafka.deliveries().size() == 2);
        openOffice();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            clock.advance(STEP);
            return kafka.deliveries().stream().allMatch(Delivery::isOver);
        });
        assertThat(subjects())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Grapevine is blind"),
                        second -> assertThat(second).startsWith("Grapevine sees again"));

        jobStandsStill(10);
        awaitMails(3);
        assertThat(subjects().get(2)).startsWith("Grapevine is blind");
    }

    @Test
    void aBrandWhoseSourcesAllFailIsToldOnceAndSoIsTheEndOfIt() throws Exception {
        healthy(3);
        await().until(() -> archive.asked().contains("POST /grapevine-rollups/_search"));
        failing(10, "news");
        assertThat(subjects()).as("one of two still works").isEmpty();
        failing(14, "news", "reviews");
        awaitMails(1);
        assertThat(subjects().get(0)).endsWith("every source of Acme is failing");
        healthy(9);
        awaitMails(2);
        assertThat(subjects().get(1)).startsWith("Grapevine sees again: every source of Acme");
        healthy(3);
        assertThat(subjects()).hasSize(2);
    }

    @Test
    void whenNoSourceReportsThatIsOneMailAndNotOneForEachBrand() throws Exception {
        healthy(3);
        for (int i = 0; i < 12; i++) {
            clock.advance(Duration.ofSeconds(20));
        }
        awaitMails(1);
        assertThat(subjects().get(0)).endsWith("no source is heard");
        clock.advance(Duration.ofSeconds(20));
        assertThat(subjects()).hasSize(1);
        healthy(9);
        awaitMails(2);
        assertThat(subjects().get(1)).startsWith("Grapevine sees again: no source");
    }

    private void healthy(int looks) throws Exception {
        for (int i = 0; i < looks; i++) {
            report(State.OK, "news", "reviews", "forum");
            commitAll();
            clock.advance(STEP);
        }
    }

    private void failing(int looks, String... sources) throws Exception {
        for (int i = 0; i < looks; i++) {
            for (String source : List.of("news", "reviews", "forum")) {
                report(Arrays.asList(sources).contains(source) ? State.FAILING : State.OK, source);
            }
            commitAll();
            clock.advance(STEP);
        }
    }

    private void jobStandsStill(int looks) throws Exception {
        for (int i = 0; i < looks; i++) {
            report(State.OK, "news", "reviews", "forum");
            clock.advance(STEP);
        }
    }

    private void report(State state, String... sources) throws Exception {
        for (String source : sources) {
            SourceHealth health =
                    new SourceHealth(1, source, state, clock.instant(), null, STEP.toSeconds(), null, 0, 0, steps++);
            kafka.write(
                    Topic.SOURCE_HEALTH, source, Codec.of(SourceHealth.class).encode(health));
        }
    }

    /** As the job does with each complete checkpoint. */
    private void commitAll() throws Exception {
        kafka.commit(ConsumerGroup.REPUTATION, Topic.SOURCE_HEALTH, kafka.end(Topic.SOURCE_HEALTH));
    }

    private void awaitMails(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> office.getReceivedMessages().length >= count);
        clock.awaitRounds(2);
        assertThat(subjects()).hasSize(count);
    }

    private List<String> subjects() {
        return Arrays.stream(office.getReceivedMessages())
                .map(BlindMailTest::subject)
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private Mailer start() {
        Settings settings = kafka.settings()
                .with(Setting.ELASTICSEARCH, archive.address())
                .with(Setting.SMTP_HOST, "127.0.0.1")
                .with(Setting.SMTP_PORT, Integer.toString(smtpPort))
                .with(Setting.SMTP_TLS, "none");
        return Mailer.start(
                settings,
                MailerOptions.DEFAULT
                        .withRetries(Duration.ofMillis(50), Duration.ofMillis(200))
                        .withBlindAfter(PATIENCE)
                        .withClock(clock));
    }

    private void openOffice() {
        office = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        office.start();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
