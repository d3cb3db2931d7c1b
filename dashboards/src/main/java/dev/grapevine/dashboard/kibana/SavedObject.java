package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import java.util.List;

/**
 * One line of an import file, in the older stored form that Kibana 8.19 reads as it is and 9.x converts.
 *
 * @param migrated version of the type's form: without it Kibana would run every migration since 7.x over it
 */
record SavedObject(String type, String id, String migrated, ObjectNode attributes, List<Reference> references) {

    private static final String CORE = "8.8.0";

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
                .put("managed", false);
        return object.toString();
    }
}
