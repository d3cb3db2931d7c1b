package dev.grapevine.dashboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Conversations with mail servers that encrypt, some of which are not who they should be. */
class SmtpTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    private static Path ours;
    private static Path theirs;
    private static SSLContext good;
    private static SSLContext stale;
    private static SSLContext elsewhere;

    @BeforeAll
    static void makeCertificates() throws Exception {
        Authority authority = Authority.create(folder);
        ours = authority.pem();
        theirs = Authority.create(folder).pem();
        good = authority.server("localhost");
        stale = authority.stale("localhost");
        elsewhere = authority.server("mail.elsewhere.example");
    }

    @Test
    void startTlsComesBeforeNameAndPassword() {
        try (Office office =
                Office.open(server -> guarded(startTls(server, good).requireTLS()))) {
            assertThat(post(signedIn(office, "starttls", ours))).isInstanceOf(Posted.Accepted.class);
            assertThat(office.mails()).singleElement().satisfies(mail -> {
                assertThat(mail).contains("Subject: Acme: many complaints", "To: pr@acme.example");
            });
        }
    }

    @Test
    void implicitTlsComesBeforeTheGreeting() {
        try (Office office = Office.open(server -> guarded(server.serverSocketFactory(good)))) {
            assertThat(post(signedIn(office, "implicit", ours))).isInstanceOf(Posted.Accepted.class);
            assertThat(office.mails()).hasSize(1);
        }
    }

    @Test
    void aWrongPasswordIsWaitedFor() {
        try (Office office = Office.open(server -> guarded(startTls(server, good)))) {
            assertWaits(post(signedIn(office, "starttls", ours).with(Setting.SMTP_PASSWORD, "guess")), "535");
            assertThat(office.mails()).isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotEncryptGetsNeitherPasswordNorMail() {
        try (Office office = Office.open(SmtpTlsTest::guarded)) {
            assertWaits(post(signedIn(office, "starttls", ours)), "STARTTLS");
            assertWaits(post(signedIn(office, "implicit", ours)), "");
            assertThat(office.mails()).isEmpty();
            assertThat(office.passwords()).isEmpty();
        }
    }

    @Test
    void aServerThatInsistsOnEncryptionGetsNoMailWithoutAndItIsWaitedFor() {
        try (Office office = Office.open(server -> startTls(server, good).requireTLS())) {
            assertWaits(post(settings(office, "none", ours)), "STARTTLS");
            assertThat(office.mails()).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotBelieved() {
        try (Office office = Office.open(server -> startTls(server, good));
                Office implicit = Office.open(server -> server.serverSocketFactory(good))) {
            assertWaits(post(signedIn(office, "starttls", null)), "certif");
            assertWaits(post(signedIn(office, "starttls", theirs)), "certif");
            assertWaits(post(signedIn(implicit, "implicit", null)), "certif");
            assertThat(office.mails()).isEmpty();
            assertThat(office.passwords()).isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherHostIsNotBelieved() {
        try (Office office = Office.open(server -> startTls(server, elsewhere));
                Office implicit = Office.open(server -> server.serverSocketFactory(elsewhere))) {
            assertWaits(post(signedIn(office, "starttls", ours)), "localhost");
            assertWaits(post(signedIn(implicit, "implicit", ours)), "localhost");
            assertThat(office.mails()).isEmpty();
            assertThat(implicit.mails()).isEmpty();
        }
    }

    @Test
    void aCertificateThatHasExpiredIsNotBelieved() {
        try (Office office = Office.open(server -> startTls(server, stale))) {
            assertWaits(post(signedIn(office, "starttls", ours)), "NotAfter");
            assertThat(office.mails()).isEmpty();
        }
    }

    /** GreenMail brings a certificate of its own, which no authority signed. */
    @Test
    void anotherServersOwnCertificateIsNotBelievedEither() {
        GreenMail office = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        office.start();
        try {
            Settings settings = Settings.of(Map.of())
                    .with(Setting.SMTP_HOST, "127.0.0.1")
                    .with(Setting.SMTP_PORT, Integer.toString(office.getSmtps().getPort()))
                    .with(Setting.SMTP_TLS, "implicit");
            assertWaits(post(settings), "certif");
            assertThat(office.getReceivedMessages()).isEmpty();
        } finally {
            office.stop();
        }
    }

    @Test
    void aSenderThatTheServerDoesNotLikeIsWaitedForBecauseEveryMailWouldHearTheSame() {
        try (Office office = Office.open(server -> server.fromAddressValidator(from -> false))) {
            assertWaits(post(settings(office, "none", null)), "553");
            assertThat(office.mails()).isEmpty();
        }
    }

    /** It is about the server or our settings: every other mail would fare the same, and somebody may mend it. */
    private static void assertWaits(Posted posted, String reason) {
        assertThat(posted).isInstanceOfSatisfying(Posted.TryLater.class, later -> {
            assertThat(later.server()).as(later.reason()).isTrue();
            assertThat(later.reason()).containsIgnoringCase(reason);
        });
    }

    private static Posted post(Settings settings) {
        Content content = new AlertComposer(MailLinks.NONE)
                .compose(Alert.first(Samples.incident(), "pr@acme.example", ZoneId.of("UTC"), Samples.NOON));
        try (SmtpPostman postman = SmtpPostman.of(settings, PATIENCE)) {
            String event = Samples.incident().id();
            return postman.post(Letter.of(event, event, "pr@acme.example", "localhost", content));
        }
    }

    private static Settings signedIn(Office office, String tls, @Nullable Path trusted) {
        return settings(office, tls, trusted)
                .with(Setting.SMTP_USER, "grapevine")
                .with(Setting.SMTP_PASSWORD, "correct horse");
    }

    private static Settings settings(Office office, String tls, @Nullable Path trusted) {
        Settings settings = Settings.of(Map.of())
                .with(Setting.SMTP_HOST, "localhost")
                .with(Setting.SMTP_PORT, Integer.toString(office.server().getPortAllocated()))
                .with(Setting.SMTP_TLS, tls);
        return trusted == null ? settings : settings.with(Setting.SMTP_CA_FILE, trusted.toString());
    }

    private static SMTPServer.Builder startTls(SMTPServer.Builder server, SSLContext key) {
        return server.enableTLS().startTlsSocketFactory(key);
    }

    private static SMTPServer.Builder guarded(SMTPServer.Builder server) {
        return server.requireAuth();
    }

    /** A mail server with what it took, and the passwords it was told. */
    private record Office(SMTPServer server, List<String> mails, List<String> passwords) implements AutoCloseable {

        static Office open(UnaryOperator<SMTPServer.Builder> kind) {
            List<String> mails = new CopyOnWriteArrayList<>();
            List<String> passwords = new CopyOnWriteArrayList<>();
            SMTPServer.Builder server = SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                        passwords.add(password);
                        if (!password.equals("correct horse")) {
                            throw new LoginFailedException("no");
                        }
                    }))
                    .messageHandler((context, from, to, data) -> mails.add(new String(data, StandardCharsets.UTF_8)));
            Office office = new Office(kind.apply(server).build(), mails, passwords);
            office.server().start();
            return office;
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
