package dev.grapevine.dashboard.mailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.dashboard.mail.Incidents;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad day for a large team. */
@Tag("slow")
class MailerLoadTest {

    private static final int EVENTS = 20;
    private static final int PEOPLE = 50;
    private static final Duration FLOOR = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void aThousandDeliveriesTakeAMinuteNotAnHour() throws Exception {
        try (TestKafka kafka = TestKafka.start(folder);
                ShakySmtp smtp = ShakySmtp.start(Map.of(), Set.of(), Duration.ZERO, 1)) {
            String[] people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> "person" + i + "@acme.example")
                    .toArray(String[]::new);
            kafka.write(Topic.BRANDS, "acme", Codec.of(Brand.class).encode(Samples.brand("acme", "Acme", people)));
            for (int i = 0; i < EVENTS; i++) {
                IncidentEvent event = Incidents.opened("acme|negative|" + i, "acme");
                kafka.write(
                        Topic.ALERTS, event.id(), Codec.of(IncidentEvent.class).encode(event));
            }
            Settings settings = kafka.settings()
                    .with(Setting.SMTP_HOST, "127.0.0.1")
                    .with(Setting.SMTP_PORT, Integer.toString(smtp.port()))
                    .with(Setting.SMTP_TLS, "none");
            long started = System.nanoTime();
            try (Mailer mailer = Mailer.start(settings, MailerOptions.DEFAULT)) {
                long end = kafka.end(Topic.ALERTS);
                await().atMost(FLOOR).until(() -> kafka.committed(Mailer.GROUP, Topic.ALERTS) == end);
                assertThat(mailer.isRunning()).isTrue();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            System.out.printf(
                    "MAILER LOAD: %d deliveries to %d people in %d s%n", EVENTS * PEOPLE, PEOPLE, took.toSeconds());
            assertThat(smtp.taken()).hasSize(EVENTS * PEOPLE);
            assertThat(took).isLessThan(FLOOR);
        }
    }
}
