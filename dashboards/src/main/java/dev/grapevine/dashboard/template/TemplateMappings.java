package dev.grapevine.dashboard.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.index.IndexFamily;
import java.util.Map;
import java.util.TreeMap;

/** Every field that a template maps, with its type. */
public final class TemplateMappings {

    private TemplateMappings() {}

    public static Map<String, String> of(IndexFamily family) {
        Map<String, String> types = new TreeMap<>();
        collect("", TemplateInstaller.mappings(family), types);
        return types;
    }

    private static void collect(String prefix, JsonNode mapping, Map<String, String> types) {
        mapping.path("properties").properties().forEach(field -> {
            String path = prefix + field.getKey();
            if (field.getValue().has("type")) {
                types.put(path, field.getValue().path("type").asText());
            } else {
                collect(path + ".", field.getValue(), types);
            }
        });
    }
}
