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
    SOURCE_HEALTH(IndexFamily.SOURCE_HEALTH, "Source health", "at"),
    DELIVERIES(IndexFamily.DELIVERIES, "Mails", "at");

    private final IndexFamily family;
    private final String words;
    private final String time;

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
                .put("timeFieldName", time)
                .put("fieldFormatMap", "{}")
                .put("runtimeFieldMap", "{}")
                .put("fieldAttrs", "{}")
                .put("sourceFilters", "[]")
                .put("fields", "[]")
                .put("typeMeta", "{}");
        return new SavedObject("index-pattern", id(), "8.0.0", attributes, List.of());
    }
}
