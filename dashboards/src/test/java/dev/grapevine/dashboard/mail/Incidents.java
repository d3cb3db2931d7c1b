package dev.grapevine.dashboard.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Json;
import java.util.function.Consumer;

/** Events of incidents, varied from the sample. */
public final class Incidents {

    private Incidents() {}

    public static IncidentEvent opened(String incident, String brand) {
        return with(event -> event.put("incident", incident).put("brand", brand));
    }

    public static IncidentEvent next(IncidentEvent opened, int sequence, String type) {
        ObjectNode event = Json.json().valueToTree(opened);
        event.put("sequence", sequence).put("event", type);
        return read(event);
    }

    public static IncidentEvent with(Consumer<ObjectNode> change) {
        ObjectNode event = Json.json().valueToTree(Samples.incident());
        change.accept(event);
        return read(event);
    }

    private static IncidentEvent read(ObjectNode event) {
        return Json.json().convertValue(event, IncidentEvent.class);
    }
}
