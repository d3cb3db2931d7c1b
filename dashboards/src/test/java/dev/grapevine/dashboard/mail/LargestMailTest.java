package dev.grapevine.dashboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Look;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.digest.Digest;
import dev.grapevine.dashboard.digest.DigestComposer;
import dev.grapevine.dashboard.digest.Digests;
import dev.grapevine.dashboard.link.SignedLinks;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.simplejavamail.converter.EmailConverter;

/** Mails in which everything is as long as it can be: Gmail cuts a page at 102 KB, and phones are on slow networks. */
class LargestMailTest {

    private static final int LIMIT = 100_000;
    private static final ZoneId ZONE = ZoneId.of("America/Argentina/ComodRivadavia");
    private static final String PR = "pr@acme.example";
    /** As much as the job leaves of a text, in signs that take four bytes each. */
    private static final String LONGEST_TEXT = "\uD83D\uDE21".repeat(140);

    private static final String LONGEST_LINK = "https://news.example/" + "a".repeat(1_979);

    private final MailLinks links = new MailLinks(
            "https://grapevine.acme.example",
            "https://kibana.acme.example",
            SignedLinks.of(Settings.of(Map.of()).with(Setting.LINK_KEY, "0123456789abcdef0123456789abcdef"))
                    .orElseThrow());

    @Test
    void anAlert() throws Exception {
        IncidentEvent event = Incidents.with(LargestMailTest::fill);
        Alert alert = new Alert(
                Incidents.next(event, 1, "escalated"),
                Samples.incident(),
                PR,
                ZONE,
                largestLook(),
                Duration.ofMinutes(15),
                Samples.NOON);
        assertSmall("alert", new AlertComposer(links).compose(alert));
    }

    @Test
    void aDigest() throws Exception {
        Digest some = Digests.sample();
        Digest.Story story = new Digest.Story(
                "s".repeat(64), LONGEST_TEXT, "news", Samples.NOON, LONGEST_TEXT, LONGEST_TEXT, LONGEST_LINK, 9, 9);
        Brand known = some.brand();
        Brand brand = new Brand(
                known.id(),
                "\u4E2D".repeat(100),
                known.query(),
                false,
                null,
                null,
                null,
                ZONE,
                List.of(),
                null,
                largestLook(),
                null);
        Digest largest = new Digest(
                brand,
                some.from(),
                some.until(),
                some.now(),
                some.before(),
                some.rivals(),
                some.rivalsBefore(),
                Collections.nCopies(3, story),
                Collections.nCopies(3, story),
                Collections.nCopies(8, new Digest.Phrase("\uD83D\uDE21".repeat(20), 9)),
                Collections.nCopies(5, new Digest.Voice(LONGEST_TEXT, 9, 9)),
                Collections.nCopies(10, Samples.incident()),
                Collections.nCopies(5, story),
                7);
        Content content = new DigestComposer()
                .compose(
                        largest,
                        Recipient.Digest.WEEKLY,
                        ZONE,
                        Collections.nCopies(20, Samples.health()),
                        links.unsubscribe("acme", PR, Samples.NOON),
                        links.console());
        assertSmall("digest", content);
    }

    @Test
    void whatWasHeldBack() throws Exception {
        List<IncidentEvent> held = Collections.nCopies(200, Samples.incident());
        assertSmall("summary", new NoticeComposer(links).summary("Acme", held, Collections.nCopies(200, "id"), ZONE));
    }

    private static void fill(ObjectNode event) {
        event.put("brandName", "\u4E2D".repeat(100));
        ArrayNode evidence = (ArrayNode) event.path("evidence");
        ObjectNode one = (ObjectNode) evidence.get(0);
        one.put("title", LONGEST_TEXT)
                .put("text", LONGEST_TEXT)
                .put("author", LONGEST_TEXT)
                .put("url", LONGEST_LINK);
        evidence.removeAll();
        for (int i = 0; i < 5; i++) {
            evidence.add(one.deepCopy());
        }
        ArrayNode terms = (ArrayNode) event.at("/why/terms");
        terms.forEach(term -> ((ObjectNode) term).put("term", "\uD83D\uDE21".repeat(30)));
        Random random = new Random(1);
        ArrayNode curve = (ArrayNode) event.path("curve");
        curve.forEach(point -> ((ObjectNode) point).put("count", random.nextInt(10_000)));
    }

    private static Look largestLook() {
        byte[] logo = new byte[Look.LARGEST_LOGO];
        new Random(1).nextBytes(logo);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        System.arraycopy(png, 0, logo, 0, png.length);
        return new Look("#7B2D8B", Base64.getEncoder().encodeToString(logo));
    }

    private static void assertSmall(String what, Content content) throws Exception {
        Envelope envelope = new Envelope("grapevine@acme.example");
        Letter letter =
                Letter.of("one", "other", PR, envelope.domain(), content).withUnsubscribe("https://x.example");
        MimeMessage mail =
                EmailConverter.emailToMimeMessage(envelope.email(letter), Session.getInstance(new Properties()));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        mail.writeTo(whole);
        System.out.println("LARGEST " + what + ": " + whole.size() + " bytes, HTML "
                + content.html().length() + ", text " + content.text().length());
        assertThat(whole.size()).isLessThan(LIMIT);
    }
}
