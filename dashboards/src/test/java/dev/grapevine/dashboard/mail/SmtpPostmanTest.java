package dev.grapevine.dashboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real SMTP conversation, and the mail that came out of it parsed back. */
class SmtpPostmanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String EVERY_SCRIPT =
            "Ωμέγα Привет שלום مرحبا नमस्ते 你好 こんにちは 안녕 ไทย \uD83D\uDE21 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    private GreenMail office;

    @BeforeEach
    void open() {
        office = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        office.start();
    }

    @AfterEach
    void close() {
        office.stop();
    }

    @Test
    void theMailComesApartIntoWhatWasPutIn() throws Exception {
        MimeMessage mail = sent(Samples.incident());
        List<Part> parts = new ArrayList<>();
        collect(mail, parts);
        assertThat(parts)
                .extracting(part -> part.getContentType().split("[;]", 2)[0].toLowerCase(java.util.Locale.ROOT))
                .containsExactly("text/plain", "text/html", "image/png");
        assertThat(String.valueOf(parts.get(0).getContent()))
                .contains("WHAT TO DO", "https://grapevine.example/incidents/");
        assertThat(String.valueOf(parts.get(1).getContent()))
                .contains("cid:curve", "https://grapevine.example/incidents/");
        assertThat(parts.get(2).getHeader("Content-ID")[0]).contains("curve");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        mail.writeTo(whole);
        System.out.println("ALERT MAIL: " + whole.size() + " bytes in all, picture "
                + parts.get(2).getInputStream().readAllBytes().length);
        assertThat(whole.size()).isLessThan(100_000);
    }

    @Test
    void everyScriptAndEmojiArrivesIntact() throws Exception {
        IncidentEvent event = changed(node -> {
            node.put("brandName", EVERY_SCRIPT);
            ((ObjectNode) node.at("/evidence/0")).put("text", EVERY_SCRIPT).put("author", EVERY_SCRIPT);
        });
        MimeMessage mail = sent(event);
        List<Part> parts = new ArrayList<>();
        collect(mail, parts);
        assertThat(mail.getSubject()).startsWith(EVERY_SCRIPT + ": ");
        assertThat(String.valueOf(parts.get(0).getContent())).contains("\"" + EVERY_SCRIPT + "\"");
        assertThat(String.valueOf(parts.get(1).getContent())).contains(EVERY_SCRIPT + "</span>");
    }

    @Test
    void aRecipientThatBringsHeadersIsRefusedBeforeTheServerIsAsked() {
        try (SmtpPostman postman = SmtpPostman.of(settings(), Duration.ofSeconds(5))) {
            assertThat(postman.post(letter("a@pr.example\r\nBcc: spy@evil.example", Samples.incident())))
                    .isInstanceOf(Posted.Refused.class);
        }
        assertThat(office.getReceivedMessages()).isEmpty();
    }

    @Test
    void oneConnectionCarriesManyMails() {
        try (SmtpPostman postman = SmtpPostman.of(settings(), Duration.ofSeconds(5))) {
            for (int i = 0; i < 120; i++) {
                assertThat(postman.post(letter("p" + i + "@pr.example", Samples.incident())))
                        .isInstanceOf(Posted.Accepted.class);
            }
        }
        assertThat(office.getReceivedMessages()).hasSize(120);
    }

    @Test
    void aWrongPasswordWaitsForSomebodyToMendItAndTheRightOneWorks() {
        office.setUser("grapevine", "grapevine", "secret");
        office.getManagers().getUserManager().setAuthRequired(true);
        Settings signsIn = settings().with(Setting.SMTP_USER, "grapevine").with(Setting.SMTP_PASSWORD, "guess");
        try (SmtpPostman postman = SmtpPostman.of(signsIn, Duration.ofSeconds(5))) {
            assertThat(postman.post(letter("pr@acme.example", Samples.incident())))
                    .isInstanceOfSatisfying(
                            Posted.TryLater.class,
                            later -> assertThat(later.server()).isTrue());
        }
        try (SmtpPostman postman =
                SmtpPostman.of(signsIn.with(Setting.SMTP_PASSWORD, "secret"), Duration.ofSeconds(5))) {
            assertThat(postman.post(letter("pr@acme.example", Samples.incident())))
                    .isInstanceOf(Posted.Accepted.class);
        }
    }

    @Test
    void aServerWithoutEncryptionGetsNoMailWhereEncryptionIsAskedFor() {
        try (SmtpPostman postman =
                SmtpPostman.of(settings().with(Setting.SMTP_TLS, "starttls"), Duration.ofSeconds(5))) {
            assertThat(postman.post(letter("pr@acme.example", Samples.incident())))
                    .isInstanceOfSatisfying(
                            Posted.TryLater.class,
                            later -> assertThat(later.reason()).containsIgnoringCase("STARTTLS"));
        }
        assertThat(office.getReceivedMessages()).isEmpty();
    }

    @Test
    void digestsCanBeEndedWithOneClick() throws Exception {
        try (SmtpPostman postman = SmtpPostman.of(settings(), Duration.ofSeconds(5))) {
            postman.post(letter("pr@acme.example", Samples.incident()).withUnsubscribe("https://grapevine.example/x"));
        }
        MimeMessage mail = office.getReceivedMessages()[0];
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://grapevine.example/x>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    private MimeMessage sent(IncidentEvent event) {
        try (SmtpPostman postman = SmtpPostman.of(settings(), Duration.ofSeconds(5))) {
            assertThat(postman.post(letter("pr@acme.example", event))).isInstanceOf(Posted.Accepted.class);
        }
        return office.getReceivedMessages()[0];
    }

    private static Letter letter(String recipient, IncidentEvent event) {
        Content content = new AlertComposer(new MailLinks("https://grapevine.example", null, null))
                .compose(Alert.first(event, recipient, BERLIN, Samples.NOON));
        return Letter.of(event.id(), event.id(), recipient, "localhost", content);
    }

    private static IncidentEvent changed(java.util.function.Consumer<ObjectNode> change) {
        return Incidents.with(change);
    }

    private static void collect(Part part, List<Part> parts) throws Exception {
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                collect(multipart.getBodyPart(i), parts);
            }
        } else {
            parts.add(part);
        }
    }

    private Settings settings() {
        return Settings.of(Map.of())
                .with(Setting.SMTP_HOST, "127.0.0.1")
                .with(Setting.SMTP_PORT, Integer.toString(office.getSmtp().getPort()))
                .with(Setting.SMTP_TLS, "none");
    }
}
