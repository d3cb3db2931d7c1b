package dev.grapevine.dashboard.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;

/** Requests written as they read in Elasticsearch's manual, with values put in the way a prepared statement does. */
public final class Ask {

    private Ask() {}

    /**
     * @param request JSON with single quotes; each {@code ?} stands for a value, so the text itself may hold neither
     * @param values written as JSON, in order: whatever people typed stays one value
     */
    public static ObjectNode json(String request, Object... values) {
        String[] parts = request.replace('\'', '"').split("\\?", -1);
        if (parts.length != values.length + 1) {
            throw new IllegalArgumentException("expected " + (parts.length - 1) + " values, found " + values.length);
        }
        StringBuilder text = new StringBuilder(parts[0]);
        try {
            for (int i = 0; i < values.length; i++) {
                text.append(Json.json().writeValueAsString(values[i])).append(parts[i + 1]);
            }
            return (ObjectNode) Json.json().readTree(text.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a request: " + request, e);
        }
    }
}
