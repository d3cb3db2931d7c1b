package dev.grapevine.ingest.mastodon;

import java.util.Optional;

/** Puts server-sent events together from their lines (HTML Living Standard, section 9.2.6). */
final class EventLines {

    private String name = "";
    private final StringBuilder data = new StringBuilder();

    /** @return the event that this line completes */
    Optional<Event> take(String line) {
        if (line.isEmpty()) {
            return complete();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("event")) {
            name = value;
        } else if (field.equals("data")) {
            data.append(data.isEmpty() ? "" : "\n").append(value);
        }
        return Optional.empty();
    }

    private Optional<Event> complete() {
        Event event = new Event(name, data.toString());
        name = "";
        data.setLength(0);
        return event.name.isEmpty() && event.data.isEmpty() ? Optional.empty() : Optional.of(event);
    }

    record Event(String name, String data) {}
}
