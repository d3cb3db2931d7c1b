package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.local.cluster.SoakTraffic.Fate;
import dev.grapevine.local.cluster.SoakTraffic.Message;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SoakTrafficTest {

    private static final Duration HOURS = Duration.ofHours(3);

    @Test
    void messagesComeAsTheyAreDueAndEveryFateIsAmongThem() {
        SoakTraffic traffic = new SoakTraffic(HOURS, 1, 5);
        List<Message> messages = all(traffic);

        assertThat(messages)
                .hasSizeGreaterThan(1_500)
                .isSortedAccordingTo((a, b) -> a.due().compareTo(b.due()));
        assertThat(traffic.fates()).containsOnlyKeys(Fate.values());
    }

    @Test
    void whatIsExpectedIsWhoseNewestMessageIsNoDeletion() {
        SoakTraffic traffic = new SoakTraffic(HOURS, 0.3, 6);
        Map<String, Mention> newest = new HashMap<>();
        all(traffic)
                .forEach(message -> newest.merge(
                        message.mention().id(), message.mention(), (a, b) -> b.version() >= a.version() ? b : a));

        assertThat(traffic.documents())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(newest.values())
                        .anyMatch(mention -> id.startsWith(mention.id()) && mention.action() != Action.DELETE));
        assertThat(newest.values().stream().filter(mention -> mention.action() == Action.DELETE))
                .isNotEmpty()
                .allSatisfy(deleted -> assertThat(traffic.documents()).noneMatch(id -> id.startsWith(deleted.id())));
    }

    @Test
    void theSameSeedGivesTheSameMessages() {
        assertThat(all(new SoakTraffic(HOURS, 0.2, 7))).isEqualTo(all(new SoakTraffic(HOURS, 0.2, 7)));
    }

    private static List<Message> all(SoakTraffic traffic) {
        List<Message> messages = new ArrayList<>();
        traffic.forEachRemaining(messages::add);
        return messages;
    }
}
