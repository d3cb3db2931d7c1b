package dev.grapevine.dashboard.mailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.dashboard.mail.Content;
import dev.grapevine.dashboard.mail.Incidents;
import dev.grapevine.dashboard.mail.Letter;
import dev.grapevine.dashboard.mail.Note;
import dev.grapevine.dashboard.mailer.ShakySmtp.Fault;
import dev.grapevine.dashboard.mailer.ShakySmtp.Taken;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mailer is killed again and again while two hundred events pass and the mail server does everything that a mail
 * server can do wrong.
 */
class KilledMailerTest {

    private static final Codec<IncidentEvent> EVENTS = Codec.of(IncidentEvent.class);
    private static final int INCIDENTS = 50;
    private static final List<String> STEPS = List.of("opened", "escalated", "escalated", "resolved");
    private static final List<String> PEOPLE = List.of("pr@acme.example", "boss@acme.example");
    /** In which what the server said is written down, on a busy machine. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final String GONE = "gone@acme.example";
    private static final Map<Fault, Integer> FAULTS = Map.of(
            Fault.GREETING_554, 50,
            Fault.RECIPIENT_451, 60,
            Fault.DATA_452, 40,
            Fault.CLOSING_421, 20,
            Fault.HANGS, 10,
            Fault.HANGS_UP, 30,
            Fault.TAKES_IT_AND_HANGS_UP, 20);
    private static final Content NOTHING = new Content(
            "", "", "", Map.of(), new Note("", "", List.of(), List.of(), List.of(), 1, false, null), List.of());

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void tenKillsLoseNothing() throws Exception {
        killed(10, 1);
    }

    @Test
    @Tag("soak")
    void fiftyKillsLoseNothing() throws Exception {
        killed(50, 2);
    }

    private void killed(int kills, long seed) throws Exception {
        Random random = new Random(seed);
        try (TestKafka kafka = TestKafka.start(folder.resolve("kafka"));
                ShakySmtp smtp = ShakySmtp.start(FAULTS, Set.of(GONE), Duration.ofSeconds(20), seed)) {
            kafka.write(Topic.BRANDS, "acme", Codec.of(Brand.class).encode(brand()));
            List<IncidentEvent> events = events();
            Settings settings = kafka.settings()
                    .with(Setting.SMTP_HOST, "127.0.0.1")
                    .with(Setting.SMTP_PORT, Integer.toString(smtp.port()))
                    .with(Setting.SMTP_TLS, "none");
            int published = 0;
            List<Long> killed = new ArrayList<>();
            for (int kill = 1; kill <= kills; kill++) {
                int upTo = events.size() * kill / kills;
                try (MailerProcess mailer = start(settings)) {
                    for (; published < upTo; published++) {
                        IncidentEvent event = events.get(published);
                        kafka.write(Topic.ALERTS, event.id(), EVENTS.encode(event));
                    }
                    int before = smtp.taken().size();
                    await().atMost(Duration.ofMinutes(2))
                            .until(() -> !mailer.isAlive() || smtp.taken().size() > before);
                    assertThat(mailer.isAlive()).as("still at work when killed").isTrue();
                    Thread.sleep(random.nextInt(1_500));
                    mailer.kill();
                    killed.add(System.nanoTime());
                }
            }
            try (MailerProcess last = start(settings)) {
                long end = kafka.end(Topic.ALERTS);
                await().atMost(Duration.ofMinutes(8))
                        .until(() -> !last.isAlive() || kafka.committed(Mailer.GROUP, Topic.ALERTS) == end);
                assertThat(last.isAlive()).isTrue();
            }
            report(killed, events, smtp);
            checkRecord(kafka, events);
        }
    }

    private MailerProcess start(Settings settings) throws Exception {
        return MailerProcess.start(
                settings, folder.resolve("mailer.log").toFile(), "--patience", "PT2S", "--longest-retry", "PT1S");
    }

    private static Brand brand() {
        Brand known = Samples.brand("acme", "Acme");
        List<Recipient> recipients = new ArrayList<>();
        PEOPLE.forEach(address -> recipients.add(patient(address)));
        recipients.add(patient(GONE));
        return new Brand(
                known.id(), known.name(), known.query(), false, null, null, null, known.zone(), recipients, null);
    }

    private static Recipient patient(String address) {
        return new Recipient(address, "pr", null, null, null, null, 10_000, 1, null, null, null);
    }

    private static List<IncidentEvent> events() {
        List<IncidentEvent> events = new ArrayList<>();
        for (int step = 0; step < STEPS.size(); step++) {
            for (int incident = 0; incident < INCIDENTS; incident++) {
                IncidentEvent opened = Incidents.opened("acme|negative|" + incident, "acme");
                events.add(Incidents.next(opened, step, STEPS.get(step)));
            }
        }
        return events;
    }

    private static void report(List<Long> killed, List<IncidentEvent> events, ShakySmtp smtp) {
        Map<String, List<Taken>> byMail = smtp.taken().stream().collect(Collectors.groupingBy(Taken::messageId));
        List<List<Taken>> doubled =
                byMail.values().stream().filter(copies -> copies.size() > 1).toList();
        long silent =
                doubled.stream().filter(KilledMailerTest::wasTakenSilently).count();
        long cut = doubled.stream().filter(copies -> isCutOff(copies, killed)).count();
        System.out.printf(
                "KILLED MAILER: %d kills, %d events, %d mails expected, %d different ones arrived, %d came twice: %d of"
                        + " them because the server took one without saying so, %d because the mailer was killed in"
                        + " the moment after the server's answer; faults %s%n",
                killed.size(),
                events.size(),
                events.size() * PEOPLE.size(),
                byMail.size(),
                doubled.size(),
                silent,
                cut,
                smtp.faults());
        for (IncidentEvent event : events) {
            for (String person : PEOPLE) {
                String id = Letter.of(event.id(), event.id(), person, "localhost", NOTHING)
                        .messageId();
                assertThat(byMail).as("%s to %s", event.id(), person).containsKey(id);
            }
        }
        assertThat(byMail).hasSize(events.size() * PEOPLE.size());
        assertThat(doubled)
                .as("no mail comes twice for any other reason")
                .allMatch(copies -> wasTakenSilently(copies) || isCutOff(copies, killed));
        assertThat(cut)
                .as("at most the mail that each connection had on its way")
                .isLessThanOrEqualTo(4L * killed.size());
    }

    private static boolean wasTakenSilently(List<Taken> copies) {
        return copies.stream().anyMatch(copy -> !copy.answered());
    }

    /** Whether every copy but the last was answered less than a moment before a kill: too late to be written down. */
    private static boolean isCutOff(List<Taken> copies, List<Long> killed) {
        return !wasTakenSilently(copies)
                && copies.subList(0, copies.size() - 1).stream()
                        .allMatch(copy -> killed.stream()
                                .anyMatch(kill -> kill >= copy.nanos() && kill - copy.nanos() < MOMENT.toNanos()));
    }

    private static void checkRecord(TestKafka kafka, List<IncidentEvent> events) {
        Map<String, Delivery> record =
                kafka.deliveries().stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
        for (IncidentEvent event : events) {
            for (String person : PEOPLE) {
                assertThat(of(record, event, person).state())
                        .as("%s to %s", event.id(), person)
                        .isEqualTo(Delivery.State.DELIVERED);
            }
            assertThat(of(record, event, GONE).state()).isEqualTo(Delivery.State.REFUSED);
            assertThat(of(record, event, GONE).reason()).contains("550");
        }
    }

    private static Delivery of(Map<String, Delivery> record, IncidentEvent event, String person) {
        return Objects.requireNonNull(record.get(event.id() + "|" + person), event.id());
    }
}
