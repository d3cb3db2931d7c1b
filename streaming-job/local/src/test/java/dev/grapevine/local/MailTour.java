package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The mails of the demo's crisis and its digest as a phone and a desk show them, by day and by night; the pictures
 * docs/images/mail-* are copies of what this writes.
 */
final class MailTour {

    private static final int LARGEST_BYTES = 100_000;
    private static final int PHONE = 360;

    /** Narrow, phone and desk. */
    private static final List<Integer> WIDTHS = List.of(320, PHONE, 700);

    private static final Map<String, String> WANTED =
            Map.of("alert", "Brisquell: ", "over", "Over: ", "digest", "Brisquell, the last day");

    private final Browser browser;
    private final URI console;
    private final Path box;

    /** @param box the folder that the local stack puts its mails into */
    MailTour(Browser browser, String console, Path box) {
        this.browser = browser;
        this.console = URI.create(console.endsWith("/") ? console : console + "/");
        this.box = box;
    }

    /** Waits until each kind of mail has come, and looks at the first of each. */
    void look(Path pictures, Duration patience) throws Exception {
        await().atMost(patience).untilAsserted(() -> assertThat(mails()).containsOnlyKeys(WANTED.keySet()));
        for (Map.Entry<String, Path> mail : mails().entrySet()) {
            assertThat(Files.size(mail.getValue()))
                    .as("bytes of the mail %s", mail.getKey())
                    .isLessThan(LARGEST_BYTES);
            look(mail.getKey(), page(mail.getValue()), pictures);
        }
    }

    private void look(String name, Path page, Path pictures) throws IOException {
        for (int width : WIDTHS) {
            for (String theme : List.of("light", "dark")) {
                browser.look(width, 800, theme);
                browser.open(page.toUri().toString());
                assertThat(browser.fitsItsWidth())
                        .as("mail %s fits %d pixels", name, width)
                        .isTrue();
                if (width >= PHONE) {
                    browser.screenshot(pictures.resolve("mail-" + name + "-" + width + "-" + theme + ".png"));
                }
            }
        }
    }

    /** As the console shows it, with its pictures inside. */
    private Path page(Path mail) throws IOException, InterruptedException {
        String name = String.valueOf(mail.getFileName());
        HttpRequest request = HttpRequest.newBuilder(console.resolve("mails/" + name + "/body"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return Files.writeString(Files.createTempFile(box.toAbsolutePath().getParent(), name, ".html"), body);
    }

    private Map<String, Path> mails() throws IOException, MessagingException {
        Map<String, Path> mails = new TreeMap<>();
        try (Stream<Path> files = Files.list(box)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                String subject = subject(file);
                WANTED.forEach((name, beginning) -> {
                    if (subject.startsWith(beginning)) {
                        mails.putIfAbsent(name, file);
                    }
                });
            }
        }
        return mails;
    }

    private static String subject(Path file) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in).getSubject();
        }
    }
}
