package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Kibana's importer looks at, and what it does not look at before it fails: each object's envelope, its attributes,
 * the strings in it that hold JSON.
 */
final class EnvelopeCheck {

    private static final String CORE = "8.8.0";

    private static final Map<String, String> MIGRATED =
            Map.of("dashboard", "10.2.0", "index-pattern", "8.0.0", "search", "8.0.0", "lens", "8.9.0", "tag", "8.0.0");

    /** Kibana writes these itself. */
    private static final Set<String> ENVELOPE =
            Set.of("type", "id", "attributes", "references", "coreMigrationVersion", "typeMigrationVersion", "managed");

    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "index-pattern",
            Set.of("title"),
            "search",
            Set.of("title", "kibanaSavedObjectMeta", "columns", "sort"),
            "dashboard",
            Set.of("title", "kibanaSavedObjectMeta", "panelsJSON", "optionsJSON", "timeFrom", "timeTo"),
            "lens",
            Set.of("title", "visualizationType", "state"),
            "tag",
            Set.of("name", "description", "color"));

    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "index-pattern",
            Set.of(
                    "name",
                    "timeFieldName",
                    "fieldFormatMap",
                    "runtimeFieldMap",
                    "fieldAttrs",
                    "sourceFilters",
                    "fields",
                    "typeMeta"),
            "search",
            Set.of("grid", "hideChart", "isTextBasedQuery", "rowHeight", "timeRestore", "description"),
            "dashboard",
            Set.of("description", "timeRestore", "refreshInterval", "controlGroupInput"),
            "lens",
            Set.of("description"),
            "tag",
            Set.of());

    /** They hold JSON, but as a string. */
    private static final List<String> STRINGS = List.of(
            "/attributes/panelsJSON",
            "/attributes/optionsJSON",
            "/attributes/kibanaSavedObjectMeta/searchSourceJSON",
            "/attributes/controlGroupInput/panelsJSON",
            "/attributes/controlGroupInput/ignoreParentSettingsJSON",
            "/attributes/fieldFormatMap",
            "/attributes/runtimeFieldMap",
            "/attributes/fieldAttrs",
            "/attributes/sourceFilters",
            "/attributes/fields",
            "/attributes/typeMeta");

    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    EnvelopeCheck(Problems problems) {
        this.problems = problems;
    }

    void check(JsonNode object) {
        String type = object.path("type").asText();
        String where = type + " " + object.path("id").asText();
        if (!problems.require(MIGRATED.containsKey(type), where, "no type that Kibana imports")) {
            return;
        }
        problems.require(seen.add(where), where, "stands twice in the file, so Kibana refuses all of it");
        problems.require(
                object.path("typeMigrationVersion").asText().equals(MIGRATED.get(type)),
                where,
                "typeMigrationVersion is '"
                        + object.path("typeMigrationVersion").asText() + "', expected " + MIGRATED.get(type));
        problems.require(
                object.path("coreMigrationVersion").asText().equals(CORE),
                where,
                "coreMigrationVersion is not " + CORE);
        problems.require(object.path("references").isArray(), where, "references are no array");
        problems.require(object.path("managed").isBoolean(), where, "does not say whether it is managed");
        for (String name : names(object)) {
            problems.require(ENVELOPE.contains(name), where, "'" + name + "' is Kibana's own");
        }
        attributes(where, type, object.path("attributes"));
        strings(where, object);
    }

    private void attributes(String where, String type, JsonNode attributes) {
        Set<String> names = names(attributes);
        for (String name : REQUIRED.getOrDefault(type, Set.of())) {
            problems.require(names.contains(name), where, "attribute '" + name + "' is missing");
        }
        for (String name : names) {
            boolean known = REQUIRED.getOrDefault(type, Set.of()).contains(name)
                    || ALLOWED.getOrDefault(type, Set.of()).contains(name);
            problems.require(known, where, "attribute '" + name + "' is unknown to Kibana");
        }
    }

    private void strings(String where, JsonNode object) {
        for (String path : STRINGS) {
            JsonNode value = object.at(path);
            if (!value.isMissingNode() && problems.require(value.isTextual(), where, path + " must be a string")) {
                problems.require(isJson(value.asText()), where, path + " holds no JSON");
            }
        }
    }

    private static boolean isJson(String text) {
        try {
            return BoardFile.tree(text).isContainerNode();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
