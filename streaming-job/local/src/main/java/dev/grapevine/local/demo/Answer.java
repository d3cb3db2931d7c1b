package dev.grapevine.local.demo;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the demo web answers to one request. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer of(String contentType, String body) {
        return new Answer(200, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer notFound() {
        String body = "There is no such page on the demo web.\n";
        return new Answer(
                404, Map.of("Content-Type", "text/plain; charset=utf-8"), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer notModified() {
        return new Answer(304, Map.of(), new byte[0]);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
