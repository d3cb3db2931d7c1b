package dev.grapevine.dashboard.mailer;

import dev.grapevine.incident.IncidentEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The events of incidents for as long as somebody may have to be told of them. Belongs to one thread. */
final class Casebook {

    static final int CRITICAL = 4;

    private final Map<String, TreeMap<Integer, IncidentEvent>> incidents = new HashMap<>();

    void hear(IncidentEvent event) {
        incidents.computeIfAbsent(event.incident(), incident -> new TreeMap<>()).put(event.sequence(), event);
    }

    /** @param id of the event */
    Optional<IncidentEvent> event(String id) {
        int bar = id.lastIndexOf('|');
        TreeMap<Integer, IncidentEvent> events = incidents.get(id.substring(0, Math.max(0, bar)));
        String sequence = id.substring(bar + 1);
        return events == null || !sequence.matches("\\d{1,9}")
                ? Optional.empty()
                : Optional.ofNullable(events.get(Integer.valueOf(sequence)));
    }

    Optional<IncidentEvent> latest(String incident) {
        return Optional.ofNullable(incidents.get(incident))
                .map(events -> events.lastEntry().getValue());
    }

    /** The events before one, newest first. */
    List<IncidentEvent> before(IncidentEvent event) {
        TreeMap<Integer, IncidentEvent> events = incidents.get(event.incident());
        return events == null
                ? List.of()
                : List.copyOf(
                        events.headMap(event.sequence(), false).descendingMap().values());
    }

    /** How bad an incident was at its worst, up to an event of it. */
    int severity(IncidentEvent event) {
        TreeMap<Integer, IncidentEvent> events = incidents.get(event.incident());
        return events == null
                ? event.severity()
                : events.headMap(event.sequence(), true).values().stream()
                        .mapToInt(IncidentEvent::severity)
                        .max()
                        .orElse(event.severity());
    }

    /** Whether an incident was critical at any time, up to an event of it. */
    boolean isCritical(IncidentEvent event) {
        TreeMap<Integer, IncidentEvent> events = incidents.get(event.incident());
        return events == null
                ? Planner.isCritical(event)
                : events.headMap(event.sequence(), true).values().stream().anyMatch(Planner::isCritical);
    }

    /** The latest event of each incident that is critical and not over. */
    List<IncidentEvent> critical() {
        List<IncidentEvent> critical = new ArrayList<>();
        for (TreeMap<Integer, IncidentEvent> events : incidents.values()) {
            IncidentEvent last = events.lastEntry().getValue();
            if (last.event() != IncidentEvent.Type.RESOLVED && !last.competitor() && isCritical(last)) {
                critical.add(last);
            }
        }
        return critical;
    }

    /**
     * Lets go of incidents that are over.
     *
     * @param needed those that somebody is still to be told of
     */
    void forget(Set<String> needed) {
        incidents
                .entrySet()
                .removeIf(incident -> !needed.contains(incident.getKey())
                        && incident.getValue().lastEntry().getValue().event() == IncidentEvent.Type.RESOLVED);
    }
}
