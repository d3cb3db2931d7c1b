package dev.grapevine.dashboard.mailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.bounce.Notifications;
import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.dashboard.mail.Content;
import dev.grapevine.dashboard.mail.Incidents;
import dev.grapevine.dashboard.mail.Letter;
import dev.grapevine.dashboard.mail.Note;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.State;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, a real SMTP server, and everything that can happen between them. */
class MailerTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Codec<IncidentEvent> EVENTS = Codec.of(IncidentEvent.class);
    private static final Codec<Delivery> DELIVERIES = Codec.of(Delivery.class);
    private static final MailerOptions QUICK =
            MailerOptions.DEFAULT.withRetries(Duration.ofMillis(50), Duration.ofMillis(200));

    private static final Content NOTHING = new Content(
            "", "", "", Map.of(), new Note("", "", List.of(), List.of(), List.of(), 1, false, null), List.of());

    @TempDir
    static Path directory;

    private static TestKafka kafka;

    private final String brand = "brand-" + NUMBER.incrementAndGet();
    private final String recipient = brand + "@pr.example";
    private GreenMail postOffice;
    private int smtpPort;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = TestKafka.start(directory);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void openPostOffice() throws Exception {
        smtpPort = freePort();
        postOffice = postOffice(smtpPort);
        Brand known = Samples.brand(brand, "Acme", recipient);
        kafka.write(Topic.BRANDS, brand, Codec.of(Brand.class).encode(known));
    }

    @AfterEach
    void closePostOffice() {
        postOffice.stop();
    }

    @Test
    void eachRecipientIsToldOnceOfEachStepAndTheMailsThread() throws Exception {
        IncidentEvent opened = Incidents.opened(brand + "-i", brand);
        publish(opened);
        publish(Incidents.next(opened, 1, "updated"));
        publish(Incidents.next(opened, 2, "escalated"));
        publish(Incidents.next(opened, 3, "resolved"));
        runUntilDone(QUICK);

        MimeMessage[] mails = postOffice.getReceivedMessages();
        assertThat(mails)
                .extracting(MimeMessage::getSubject)
                .satisfiesExactly(
                        subject -> assertThat(subject).startsWith("Acme: "),
                        subject -> assertThat(subject).startsWith("Getting worse: Acme"),
                        subject -> assertThat(subject).startsWith("Over: Acme"));
        assertThat(mails[0].getHeader("In-Reply-To")).isNull();
        assertThat(mails[1].getHeader("In-Reply-To")).containsExactly(mails[0].getMessageID());
        assertThat(mails[2].getHeader("References")).containsExactly(mails[0].getMessageID());
        assertThat(delivery(opened).state()).isEqualTo(State.DELIVERED);
        assertThat(delivery(opened).messageId()).isEqualTo(mails[0].getMessageID());
    }

    @Test
    void aRestartRepeatsNothing() throws Exception {
        IncidentEvent opened = Incidents.opened(brand + "-i", brand);
        publish(opened);
        runUntilDone(QUICK);
        publish(opened);
        runUntilDone(QUICK);
        assertThat(postOffice.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailThatMayHaveBeenTakenBeforeACrashIsSentAgainUnderTheSameMessageId() throws Exception {
        IncidentEvent opened = Incidents.opened(brand + "-i", brand);
        String id = Letter.of(opened.id(), opened.id(), recipient, "localhost", NOTHING)
                .messageId();
        Delivery started = planned(opened).sending(Instant.EPOCH, id, "");
        kafka.write(Topic.DELIVERIES, started.id(), DELIVERIES.encode(started));
        publish(opened);
        runUntilDone(QUICK);

        assertThat(postOffice.getReceivedMessages())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getMessageID()).isEqualTo(id));
        assertThat(delivery(opened)).satisfies(done -> {
            assertThat(done.state()).isEqualTo(State.DELIVERED);
            assertThat(done.attempts()).isEqualTo(2);
        });
    }

    @Test
    void aMailThatWasDeliveredBeforeACrashIsNotSentAgainThoughItsOffsetWasNotCommitted() throws Exception {
        IncidentEvent opened = Incidents.opened(brand + "-i", brand);
        Delivery done = planned(opened).with(State.DELIVERED, Instant.EPOCH, null);
        kafka.write(Topic.DELIVERIES, done.id(), DELIVERIES.encode(done));
        publish(opened);
        runUntilDone(QUICK);
        assertThat(postOffice.getReceivedMessages()).isEmpty();
    }

    @Test
    void aDeadMailServerIsAskedUntilItAnswersAndNothingIsLost() throws Exception {
        postOffice.stop();
        IncidentEvent opened = Incidents.opened(brand + "-i", brand);
        publish(opened);
        publish(Incidents.next(opened, 1, "resolved"));
        try (Mailer mailer = Mailer.start(settings(), QUICK)) {
            Delivery tried = await().until(
                            () -> find(opened).filter(each -> each.attempts() > 2 && each.reason() != null),
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(tried.state()).isEqualTo(State.SENDING);
            assertThat(tried.reason()).isNotBlank();
            postOffice = postOffice(smtpPort);
            awaitDone();
            assertThat(mailer.isRunning()).isTrue();
        }
        assertThat(postOffice.getReceivedMessages()).hasSize(2);
        assertThat(delivery(opened).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void aClosedMailerLeavesWhatWaitsToTheNextOne() throws Exception {
        postOffice.stop();
        IncidentEvent opened = Incidents.opened(brand + "-i", brand);
        publish(opened);
        try (Mailer mailer = Mailer.start(settings(), QUICK)) {
            await().until(() -> find(opened).isPresent());
            assertThat(mailer.isRunning()).isTrue();
        }
        postOffice = postOffice(smtpPort);
        runUntilDone(QUICK);
        assertThat(postOffice.getReceivedMessages()).hasSize(1);
    }

    @Test
    void oneRefusedAddressDoesNotKeepTheOthersWaiting() throws Exception {
        Brand known = Samples.brand(brand, "Acme", "not an address", recipient);
        kafka.write(Topic.BRANDS, brand, Codec.of(Brand.class).encode(known));
        IncidentEvent opened = Incidents.opened(brand + "-i", brand);
        publish(opened);
        runUntilDone(QUICK);
        assertThat(postOffice.getReceivedMessages()).hasSize(1);
        assertThat(find(opened, "not an address").orElseThrow().state()).isEqualTo(State.REFUSED);
    }

    @Test
    void headersCannotBeInjectedThroughABrandOrAnAddress() throws Exception {
        Brand known = Samples.brand(brand, "Acme", recipient, "a@pr.example\r\nBcc: spy@evil.example");
        kafka.write(Topic.BRANDS, brand, Codec.of(Brand.class).encode(known));
        publish(Incidents.with(event -> event.put("incident", brand + "-i")
                .put("brand", brand)
                .put("brandName", "Acme\r\nBcc: spy@evil.example\r\n\r\nHello")));
        runUntilDone(QUICK);
        assertThat(postOffice.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getSubject()).startsWith("Acme Bcc: spy@evil.example Hello: ");
            assertThat(mail.getAllRecipients()).hasSize(1);
        });
    }

    @Test
    void competitorsAreWatchedButNobodyIsWokenForThem() throws Exception {
        publish(Incidents.with(
                event -> event.put("incident", brand + "-i").put("brand", brand).put("competitor", true)));
        runUntilDone(QUICK);
        assertThat(postOffice.getReceivedMessages()).isEmpty();
    }

    @Test
    void aBrandWithoutRecipientsGoesToTheDefaultOnes() throws Exception {
        publish(Incidents.opened(brand + "-i", "unheard-of"));
        runUntilDone(QUICK.withDefaultRecipients(List.of(recipient)));
        assertThat(postOffice.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whereNobodyIsToBeToldThatIsOnRecord() throws Exception {
        IncidentEvent opened = Incidents.opened(brand + "-i", "unheard-of");
        publish(opened);
        runUntilDone(QUICK);
        assertThat(find(opened, "nobody").orElseThrow())
                .satisfies(held -> assertThat(held.state()).isEqualTo(State.HELD))
                .satisfies(held -> assertThat(held.reason()).contains("brands.yml"));
    }

    @Test
    void whatIsNotAnEventGoesToTheDeadLettersAndHoldsNobodyUp() throws Exception {
        long dead = kafka.end(Topic.DEAD);
        kafka.write(Topic.ALERTS, "broken", "{".getBytes(StandardCharsets.UTF_8));
        publish(Incidents.opened(brand + "-i", brand));
        runUntilDone(QUICK);
        assertThat(postOffice.getReceivedMessages()).hasSize(1);
        assertThat(kafka.end(Topic.DEAD)).isEqualTo(dead + 1);
    }

    @Test
    void whatIsFoldedIntoAnotherBrandsIncidentIsToldToWhoeverIsNotToldOfThat() throws Exception {
        String rival = brand + "-b";
        String alone = "alone-" + recipient;
        Brand known = Samples.brand(rival, "Globex", recipient, alone);
        kafka.write(Topic.BRANDS, rival, Codec.of(Brand.class).encode(known));
        publish(Incidents.with(event -> {
            event.put("incident", rival + "-i").put("brand", rival);
            event.putObject("handling")
                    .put("criticality", "digest")
                    .put("because", "grouped")
                    .put("group", brand + "-i")
                    .putArray("brands")
                    .add(brand);
        }));
        runUntilDone(QUICK);

        assertThat(postOffice.getReceivedMessages())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getAllRecipients())
                        .extracting(Object::toString)
                        .containsExactly(alone));
    }

    @Test
    void whatIsAboutAllBrandsIsToldToEverybody() throws Exception {
        publish(Incidents.with(event -> {
            event.put("incident", "all-brands|intake|" + brand)
                    .put("brand", IncidentEvent.ALL_BRANDS)
                    .put("brandName", "All brands")
                    .put("kind", "intake");
            event.putObject("handling")
                    .put("criticality", "mail")
                    .put("because", "notice")
                    .putArray("brands")
                    .add(brand);
        }));
        runUntilDone(QUICK);

        assertThat(postOffice.getReceivedMessages())
                .anySatisfy(mail -> assertThat(mail.getAllRecipients())
                        .extracting(Object::toString)
                        .containsExactly(recipient));
    }

    @Test
    void aMailThatComesBackLaterIsOnRecordAsRefusedAndOtherPeoplesMailStaysUnread() throws Exception {
        IncidentEvent opened = Incidents.opened(brand + "-i", brand);
        publish(opened);
        runUntilDone(QUICK);
        GreenMail inbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        inbox.start();
        try {
            GreenMailUser user = inbox.setUser("alerts@acme.example", "alerts@acme.example", "secret");
            user.deliver(
                    mail(Notifications.failed(String.valueOf(delivery(opened).messageId()), recipient)));
            user.deliver(mail(Notifications.failed("<another@example.org>", recipient)
                    .replace("20260302120000", "20260302120001")));
            user.deliver(mail("Subject: Lunch?\r\n\r\nAt noon.\r\n"));
            Settings returning = settings()
                    .with(
                            Setting.BOUNCES,
                            "imap://alerts%40acme.example@127.0.0.1:"
                                    + inbox.getImap().getPort() + "/INBOX")
                    .with(Setting.BOUNCES_PASSWORD, "secret");
            try (Mailer mailer = Mailer.start(returning, QUICK)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> delivery(opened).state() == State.REFUSED);
                assertThat(mailer.isRunning()).isTrue();
            }
            assertThat(delivery(opened).reason())
                    .isEqualTo("came back: 550 5.1.1 <" + recipient + ">: no such user here");
            assertThat(inbox.getReceivedMessages())
                    .extracting(message -> message.isSet(Flags.Flag.SEEN))
                    .containsExactly(true, false, false);
            runUntilDone(QUICK);
            assertThat(postOffice.getReceivedMessages())
                    .as("nor is it sent again")
                    .hasSize(1);
        } finally {
            inbox.stop();
        }
    }

    private static MimeMessage mail(String text) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void oneMailThatCannotBeWrittenKeepsNobodyFromTheOthers() throws Exception {
        IncidentEvent unspeakable = Incidents.with(event ->
                event.put("incident", brand + "-bad").put("brand", brand).put("started", Instant.MIN.toString()));
        publish(unspeakable);
        publish(Incidents.opened(brand + "-i", brand));
        // The link to the dashboard begins some hours earlier than time itself.
        try (Mailer mailer = Mailer.start(settings().with(Setting.KIBANA_URL, "https://kibana.example"), QUICK)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> postOffice.getReceivedMessages().length == 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> delivery(unspeakable).reason() != null);
            assertThat(mailer.isRunning()).isTrue();
        }
        assertThat(delivery(unspeakable).reason()).startsWith("a fault in Grapevine: ");
        Delivery ended = delivery(unspeakable).with(State.REFUSED, Instant.EPOCH, "the test is over");
        kafka.write(Topic.DELIVERIES, ended.id(), DELIVERIES.encode(ended));
    }

    @Test
    void aBrandOrAnActThatCannotBeReadKeepsNobodyFromBeingTold() throws Exception {
        kafka.write(Topic.BRANDS, brand + "-broken", "{".getBytes(StandardCharsets.UTF_8));
        kafka.write(Topic.ACTIONS, brand + "-broken", "[]".getBytes(StandardCharsets.UTF_8));
        publish(Incidents.opened(brand + "-i", brand));
        runUntilDone(QUICK);
        assertThat(postOffice.getReceivedMessages()).hasSize(1);
    }

    @Test
    void wrongSettingsAreNamedAtTheStart() {
        assertThatThrownBy(() -> Mailer.start(kafka.settings(), QUICK))
                .hasMessageContaining("GRAPEVINE_SMTP_HOST is not set");
        assertThatThrownBy(() -> Mailer.start(settings().with(Setting.SMTP_TLS, "ssl"), QUICK))
                .hasMessageContaining("GRAPEVINE_SMTP_TLS: expected starttls, implicit or none, found 'ssl'");
        assertThatThrownBy(() -> Mailer.start(settings().with(Setting.BOUNCES, "imap.acme.example"), QUICK))
                .hasMessageContaining("GRAPEVINE_BOUNCES: expected an address such as imaps://");
        assertThatThrownBy(() -> Mailer.start(settings().with(Setting.MAIL_FROM, "a\r\nb@c"), QUICK))
                .hasMessageContaining("GRAPEVINE_MAIL_FROM");
    }

    private void publish(IncidentEvent event) throws Exception {
        kafka.write(Topic.ALERTS, event.id(), EVENTS.encode(event));
    }

    private void runUntilDone(MailerOptions options) throws Exception {
        try (Mailer mailer = Mailer.start(settings(), options)) {
            awaitDone();
            assertThat(mailer.isRunning()).isTrue();
        }
    }

    private static void awaitDone() throws Exception {
        long end = kafka.end(Topic.ALERTS);
        await().atMost(Duration.ofMinutes(1)).until(() -> kafka.committed(Mailer.GROUP, Topic.ALERTS) == end);
    }

    private Delivery planned(IncidentEvent event) {
        return Delivery.planned(
                Delivery.Kind.ALERT, event.id(), event.incident(), event.brand(), recipient, Instant.EPOCH);
    }

    private Delivery delivery(IncidentEvent event) {
        return find(event).orElseThrow();
    }

    private Optional<Delivery> find(IncidentEvent event) {
        return find(event, recipient);
    }

    private static Optional<Delivery> find(IncidentEvent event, String recipient) {
        try (CompactedTable<Delivery> table =
                CompactedTable.open(KafkaSettings.reader(kafka.settings()), Topic.DELIVERIES, Delivery.class)) {
            table.refresh();
            return table.find(event.id() + "|" + recipient);
        }
    }

    private Settings settings() {
        return kafka.settings()
                .with(Setting.SMTP_HOST, "127.0.0.1")
                .with(Setting.SMTP_PORT, Integer.toString(smtpPort))
                .with(Setting.SMTP_TLS, "none");
    }

    private static GreenMail postOffice(int port) {
        GreenMail office = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        office.start();
        return office;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
