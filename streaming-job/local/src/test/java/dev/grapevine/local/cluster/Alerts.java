package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that was ever written to {@code alerts.v1}.
 *
 * @param said all that was said of each event, by its key: a job that goes on after a crash may say the same again, and
 *     where somebody takes a mention back, an event is said once more without it
 */
record Alerts(Map<String, List<IncidentEvent>> said) {

    private static final Codec<IncidentEvent> EVENT = Codec.of(IncidentEvent.class);

    static Alerts on(Wire wire) {
        Map<String, List<IncidentEvent>> said = new TreeMap<>();
        wire.read(Topic.ALERTS)
                .forEach((key, each) -> said.put(
                        key,
                        each.stream()
                                .map(event -> EVENT.decode(event.getBytes(StandardCharsets.UTF_8)))
                                .toList()));
        return new Alerts(said);
    }

    int events() {
        return said.size();
    }

    /** Events that were said more than once. */
    long repeated() {
        return said.values().stream().filter(each -> each.size() > 1).count();
    }

    /** One for each incident: a brand that is here twice has two. */
    List<IncidentEvent> opened() {
        return said.values().stream()
                .map(each -> each.get(0))
                .filter(event -> event.event() == IncidentEvent.Type.OPENED)
                .toList();
    }

    /** What was said again of an event is the same, but for mentions that may have been taken back meanwhile. */
    void assertToldOnce() {
        assertThat(said).allSatisfy((event, each) -> {
            assertThat(each.stream().map(Alerts::withoutPeople).distinct())
                    .as("what was said as event %s, %d times", event, each.size())
                    .hasSize(1);
            IncidentEvent fullest = Collections.max(
                    each, Comparator.comparing(one -> one.evidence().size()));
            assertThat(each)
                    .as("evidence of event %s, %d times", event, each.size())
                    .allMatch(one -> fullest.evidence().containsAll(one.evidence()));
        });
    }

    private static JsonNode withoutPeople(IncidentEvent event) {
        ObjectNode left = Json.json().valueToTree(event);
        left.remove("evidence");
        ((ObjectNode) left.path("why")).remove("voices");
        return left;
    }
}
