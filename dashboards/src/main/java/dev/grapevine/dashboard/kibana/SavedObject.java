package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import java.util.List;

/**
 * One line of an import file, in the older stored form that Kibana 8.19 reads as it is and 9.x converts.
 *
 * <p>It is marked as managed: people duplicate a board to edit it, so that an upgrade never overwrites what they made.
 *
 * @param migrated version of the type's form: without it Kibana would run every migration since 7.x over it
 */
record SavedObject(String type, String id, String migrated, ObjectNode attributes, List<Reference> references) {

    /** How one board links to another, in the text of a panel. */
    static final String LINK = "#/view/";

    private static final String CORE = "8.8.0";
    private static final String PANELS = "panelsJSON";

    SavedObject {
        references = List.copyOf(references);
    }

    /** That this object needs another one; Kibana rewrites these ids, and only these, when it imports into a space. */
    record Reference(String type, String id, String name) {

        ObjectNode json() {
            return Json.json()
                    .createObjectNode()
                    .put("type", type)
                    .put("id", id)
                    .put("name", name);
        }

        /** To the same object under another id; Kibana finds a tag by its reference's name, which holds the id. */
        Reference prefixed(String prefix) {
            return new Reference(type, prefix + id, name.replace("tag-ref-" + id, "tag-ref-" + prefix + id));
        }

        /** The same reference as the object around sees it. */
        Reference within(String prefix) {
            return new Reference(type, id, prefix + ":" + name);
        }
    }

    static ArrayNode json(List<Reference> references) {
        ArrayNode array = Json.json().createArrayNode();
        references.forEach(reference -> array.add(reference.json()));
        return array;
    }

    String line() {
        ObjectNode object = Json.json().createObjectNode();
        object.put("type", type).put("id", id);
        object.set("attributes", attributes);
        object.set("references", json(references));
        object.put("coreMigrationVersion", CORE)
                .put("typeMigrationVersion", migrated)
                .put("managed", true);
        return object.toString();
    }

    /**
     * The same object under another id, with everything that it needs: so that several tenants' objects stand beside
     * each other. Kibana's ids are unique over all spaces.
     */
    SavedObject prefixed(String prefix) {
        ObjectNode linked = attributes.deepCopy();
        if (linked.has(PANELS)) {
            linked.put(PANELS, linked.path(PANELS).asText().replace(LINK, LINK + prefix));
        }
        return new SavedObject(
                type,
                prefix + id,
                migrated,
                linked,
                references.stream().map(each -> each.prefixed(prefix)).toList());
    }
}
