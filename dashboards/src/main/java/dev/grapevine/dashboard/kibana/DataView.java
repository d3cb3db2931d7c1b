package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.kibana.SavedObject.Reference;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import java.util.List;

/** Which indices a panel asks, and which field is their time. */
enum DataView {
    MENTIONS(IndexFamily.MENTIONS, "Mentions", "eventTime"),
    ROLLUPS(IndexFamily.ROLLUPS, "Counts per five minutes", "bin"),
    ALERTS(IndexFamily.ALERTS, "Alerts", "at"),
    /** Without a time: a document says how its source is doing now, whenever that was. */
    SOURCE_HEALTH(IndexFamily.SOURCE_HEALTH, "Source health", ""),
    DELIVERIES(IndexFamily.DELIVERIES, "Mails", "at");

    private final IndexFamily family;
    private final String words;
    private final String time;

    /** @param time the field by which a board's time narrows it; empty for none */
    DataView(IndexFamily family, String words, String time) {
        this.family = family;
        this.words = words;
        this.time = time;
    }

    IndexFamily family() {
        return family;
    }

    String time() {
        return time;
    }

    String id() {
        return family.alias() + "-view";
    }

    Reference reference(String name) {
        return new Reference("index-pattern", id(), name);
    }

    SavedObject object() {
        ObjectNode attributes = Json.json()
                .createObjectNode()
                .put("title", family.alias())
                .put("name", "Grapevine: " + words)
                .put("fieldFormatMap", "{}")
                .put("runtimeFieldMap", "{}")
                .put("fieldAttrs", "{}")
                .put("sourceFilters", "[]")
                .put("fields", "[]")
                .put("typeMeta", "{}");
        if (!time.isEmpty()) {
            attributes.put("timeFieldName", time);
        }
        return new SavedObject("index-pattern", id(), "8.0.0", attributes, List.of());
    }
}
