package dev.grapevine.dashboard.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Notifications as mail servers write them, and mails that are none. */
class BounceTest {

    @Test
    void aMailThatCameBackForGoodIsKnownByItsMessageId() throws Exception {
        assertThat(read(Notifications.failed("<1@grapevine.example>", "pr@acme.example")))
                .hasValue(new Bounce("<1@grapevine.example>", "550 5.1.1 <pr@acme.example>: no such user here"));
    }

    @Test
    void aMailThatIsMerelyLateDidNotComeBack() throws Exception {
        assertThat(read(Notifications.failed("<1@grapevine.example>", "pr@acme.example")
                        .replace("Action: failed", "Action: delayed")))
                .isEmpty();
    }

    @Test
    void theStatusStandsInWhereTheOtherServerSaidNothing() throws Exception {
        String silent = Notifications.failed("<1@grapevine.example>", "pr@acme.example")
                .replaceAll("(?s)Diagnostic-Code:.*?here\r\n", "");
        assertThat(read(silent)).hasValue(new Bounce("<1@grapevine.example>", "5.1.1"));
    }

    @Test
    void anyOtherMailIsNoBounce() throws Exception {
        assertThat(read("Subject: Re: Acme\r\nContent-Type: text/plain\r\n\r\nAction: failed\r\n"))
                .isEmpty();
        assertThat(read("Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n\r\n--x--\r\n"))
                .isEmpty();
    }

    @Test
    void whatStrangersWriteIsOneHarmlessLineOfBoundedLength() throws Exception {
        String hostile = Notifications.failed("<1@grapevine.example>", "pr@acme.example")
                .replace("no such user here", "\u202Eabc\u0007" + "x".repeat(100_000));
        Optional<Bounce> bounce = read(hostile);
        assertThat(bounce.map(Bounce::reason).orElse("").length()).isLessThanOrEqualTo(300);
        assertThat(bounce.map(Bounce::reason).orElse("")).doesNotContain("\u202E", "\u0007", "\n");
    }

    private static Optional<Bounce> read(String mail) throws Exception {
        return Bounce.of(new MimeMessage(null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    }
}
