package dev.grapevine.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.Channel;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.SourceType;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real IMAP server on the loopback. */
class MailboxTest {

    /** Above the twenty seconds after which the server is asked for what it did not tell. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser service;

    @BeforeEach
    void start() {
        server.start();
        service = server.setUser("service@acme.example", "service", "pass");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailIsHeardAsSoonAsItComes() throws Exception {
        Channel channel = mailbox();
        deliver("m1", "Re: My kettle", "It leaks.\n\nOn Monday, Acme wrote:\n> How is it?\n");
        try (Ingest ingest = channel.start()) {
            await().atMost(PATIENCE).until(() -> channel.outlet.mentions().size() == 1);
            deliver("m2", "Again", "Still leaks.\n\nKind regards\nAnn Lee\n+44 20 7946 0000\n");
            await().atMost(PATIENCE).until(() -> channel.outlet.mentions().size() == 2);
        }

        List<Mention> heard = channel.outlet.mentions();
        assertThat(heard).extracting(Mention::text).containsExactly("It leaks.", "Still leaks.");
        assertThat(heard.get(0).title()).isEqualTo("My kettle");
        assertThat(heard.get(0).sourceType()).isEqualTo(SourceType.MAIL);
        assertThat(heard.get(0).touchpoint()).isEqualTo("service mail box");
        assertThat(heard.get(0).author())
                .isNotNull()
                .satisfies(author -> assertThat(author.name()).isNull());
        assertThat(Json.json().writeValueAsString(heard)).doesNotContain("mail.example", "Lee", "7946");
    }

    @Test
    void aRestartGoesOnBehindTheLastMail() throws Exception {
        Channel channel = mailbox();
        deliver("m1", "One", "first");
        channel.hear(1);
        deliver("m2", "Two", "second");
        deliver("m3", "Three", "third");

        assertThat(channel.hear(3)).extracting(Mention::text).containsExactly("first", "second", "third");
    }

    @Test
    void numberedAnewTheSameMailsKeepTheirIds() throws Exception {
        Channel channel = mailbox();
        deliver("m1", "One", "first");
        channel.hear(1);
        server.purgeEmailFromAllMailboxes();
        server.reset();
        service = server.setUser("service@acme.example", "service", "pass");
        Channel moved = mailbox();
        deliver("m1", "One", "first");

        assertThat(moved.hear(1).get(0).id())
                .isEqualTo(channel.outlet.mentions().get(0).id());
    }

    @Test
    void whatMachinesSendIsLeftOut() throws Exception {
        Channel channel = mailbox();
        append("Message-ID: <a@mail.example>\r\nFrom: ann@mail.example\r\nSubject: Out of office\r\n"
                + "Auto-Submitted: auto-replied\r\n\r\nI am away.\r\n");
        deliver("m2", "Two", "second");

        assertThat(channel.hear(1)).extracting(Mention::text).containsExactly("second");
    }

    @Test
    void aWrongPasswordIsSaidSo() {
        Channel channel = mailbox().withEnvironment(Map.of("MAIL_PASSWORD", "wrong"));

        assertThat(channel.until(health -> assertThat(health.state()).isEqualTo(State.FAILING))
                        .reason())
                .contains("user and secret");
    }

    @Test
    void archivesOfMailAreRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("old.mbox"), """
                From ann@mail.example Mon Mar  2 10:00:00 2026
                Message-ID: <1@mail.example>
                From: Ann Lee <ann@mail.example>
                Date: Mon, 2 Mar 2026 10:00:00 +0000
                Subject: =?utf-8?q?K=C3=A4ttle?=
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <p>It <b>leaks</b>.</p><div class="gmail_signature">Ann</div><blockquote>old</blockquote>
                --b--

                From bob@mail.example Mon Mar  2 11:00:00 2026
                Message-ID: <2@mail.example>
                In-Reply-To: <1@mail.example>
                Subject: Re: Kettle

                Mine too.
                >From now on I boil in a pan.
                """, StandardCharsets.UTF_8);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        Channel channel = new Channel(SourceKind.FILES, folder.toString(), Options.NONE.with("format", "mbox"));

        List<Mention> heard = channel.hear(2);

        assertThat(heard.get(0).text()).isEqualTo("It leaks.");
        assertThat(heard.get(0).title()).isEqualTo("Kättle");
        assertThat(heard.get(0).published()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(heard.get(1).text()).isEqualTo("Mine too.\nFrom now on I boil in a pan.");
        assertThat(heard.get(1).thread())
                .isNotNull()
                .satisfies(thread ->
                        assertThat(thread.parent()).isEqualTo(heard.get(0).nativeId()));
    }

    private Channel mailbox() {
        Options options = Options.NONE
                .with("host", "127.0.0.1")
                .with("port", Integer.toString(server.getImap().getPort()))
                .with("user", "service")
                .with("secret", "MAIL_PASSWORD")
                .with("tls", "none")
                .with("touchpoint", "service mail box")
                .with("backfill", "P3650D");
        return new Channel(SourceKind.MAILBOX, "imap://mailbox", options)
                .withEnvironment(Map.of("MAIL_PASSWORD", "pass"));
    }

    private void deliver(String id, String subject, String text) throws Exception {
        append("Message-ID: <" + id + "@mail.example>\r\nFrom: Ann Lee <ann@mail.example>\r\nSubject: " + subject
                + "\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + text.replace("\n", "\r\n"));
    }

    private void append(String mail) throws Exception {
        service.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    }
}
