package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Everything that was ever written to {@code alerts.v1}.
 *
 * @param said all records of each event, by its key; a job that goes on after a crash may say the same again
 */
record Alerts(Map<String, List<String>> said) {

    private static final Codec<IncidentEvent> EVENT = Codec.of(IncidentEvent.class);

    static Alerts on(Wire wire) {
        return new Alerts(wire.read(Topic.ALERTS));
    }

    int events() {
        return said.size();
    }

    /** Events that were said more than once. */
    long repeated() {
        return said.values().stream().filter(each -> each.size() > 1).count();
    }

    /** Of each incident that was opened its brand: one that is here twice has two incidents. */
    List<String> openedBrands() {
        return said.values().stream()
                .flatMap(each -> each.stream().distinct())
                .map(event -> EVENT.decode(event.getBytes(StandardCharsets.UTF_8)))
                .filter(event -> event.event() == IncidentEvent.Type.OPENED)
                .map(IncidentEvent::brand)
                .toList();
    }

    /** What was said again of an event has to be the same. */
    void assertToldOnce() {
        assertThat(said)
                .allSatisfy((event, each) -> assertThat(new HashSet<>(each))
                        .as("what was said as event %s, %d times", event, each.size())
                        .hasSize(1));
    }
}
