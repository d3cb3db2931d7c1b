package dev.grapevine.spike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.sentiment.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrandWatchTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant CRISIS = MONDAY.plus(Duration.ofDays(15)).plus(Duration.ofHours(9));
    private static final Duration LONG = Duration.ofHours(5);
    private static final Instant END = CRISIS.plus(Duration.ofHours(30));

    private static final List<String> SMALL_TALK = List.of(
            "Acme coffee is fine as ever, nothing new to say",
            "Bought an Acme kettle for my mother today",
            "Waiting at the Acme store again this morning",
            "The Acme app has a nice new colour",
            "Is the Acme grinder worth the money");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void oneCrisisIsOneIncident(int seed) {
        List<IncidentEvent> events = crisis(seed).play(new Heard.Player(), END);

        assertThat(events)
                .extracting(IncidentEvent::incident)
                .hasSizeGreaterThan(1)
                .allMatch(events.get(0).incident()::equals);
        assertThat(events.get(0).event()).isEqualTo(IncidentEvent.Type.OPENED);
        assertThat(events.get(0).at()).isBetween(CRISIS, CRISIS.plus(Duration.ofMinutes(40)));
        assertThat(events.get(0).kind()).isEqualTo(Kind.NEGATIVE);
        assertThat(events)
                .extracting(IncidentEvent::event)
                .filteredOn(IncidentEvent.Type.ESCALATED::equals)
                .hasSizeLessThanOrEqualTo(3);
        IncidentEvent last = events.get(events.size() - 1);
        assertThat(last.event()).isEqualTo(IncidentEvent.Type.RESOLVED);
        assertThat(last.at()).isBefore(CRISIS.plus(LONG).plus(Duration.ofHours(6)));
    }

    @Test
    void anIncidentExplainsItself() {
        IncidentEvent opened = crisis(1).play(new Heard.Player(), END).get(0);

        assertThat(opened.why().terms())
                .extracting(IncidentEvent.Term::term)
                .contains("recall", "burning")
                .doesNotContain("acme");
        assertThat(opened.evidence())
                .hasSizeBetween(1, 5)
                .allMatch(evidence -> String.valueOf(evidence.text()).contains("recall"));
        assertThat(opened.curve()).hasSize(96);
        assertThat(opened.rule()).contains("negative stories in").contains("are usual");
    }

    private static Heard crisis(int seed) {
        Random random = new Random(seed);
        Heard heard = new Heard();
        int n = 0;
        for (Instant at = MONDAY; at.isBefore(END); at = at.plus(Duration.ofMinutes(1))) {
            boolean history = at.isBefore(CRISIS);
            boolean burning = !history && at.isBefore(CRISIS.plus(LONG));
            double hour = at.atZone(Heard.BRAND.zone()).getHour();
            double rate = 250.0 / 1440 * (0.4 + 1.2 * Math.exp(-Math.pow((hour - 14) / 5, 2)));
            long poll = history ? 90 : 5;
            Instant fetched = Instant.ofEpochSecond((at.getEpochSecond() / (poll * 60) + 1) * poll * 60);
            for (int k = poisson(random, rate); k > 0; k--) {
                Label label = random.nextDouble() < 0.15 ? Label.NEGATIVE : Label.NEUTRAL;
                heard.add(Heard.mention(
                        "m" + n++, at, fetched, label, SMALL_TALK.get(random.nextInt(SMALL_TALK.size()))));
            }
            for (int k = burning ? poisson(random, rate * 6) : 0; k > 0; k--) {
                Label label = random.nextDouble() < 0.75 ? Label.NEGATIVE : Label.NEUTRAL;
                heard.add(Heard.mention(
                        "c" + n++, at, fetched, label, "My Acme kettle was burning, why is there no recall"));
            }
        }
        return heard;
    }

    private static int poisson(Random random, double mean) {
        int count = 0;
        for (double p = random.nextDouble(); p > Math.exp(-mean); p *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
