package dev.grapevine.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the jobs of a Flink cluster are and what they stumbled over so far, as its REST interface tells it. */
public final class JobTroubles {

    /** The first lines of a stack trace and its causes say enough. */
    private static final int MOST_LETTERS = 3_000;

    private JobTroubles() {}

    /** @param address of the cluster */
    public static String of(URI address) {
        try {
            List<String> found = new ArrayList<>();
            for (JsonNode job : get(address, "/jobs/overview").path("jobs")) {
                found.add("Job %s is %s"
                        .formatted(job.path("name").asText(), job.path("state").asText()));
                get(address, "/jobs/" + job.path("jid").asText() + "/exceptions")
                        .at("/exceptionHistory/entries")
                        .forEach(each -> found.add(told(each)));
            }
            return String.join("\n", found);
        } catch (IOException e) {
            return "The job manager does not answer: " + e;
        }
    }

    private static String told(JsonNode exception) {
        String trace = exception.path("stacktrace").asText();
        return "%s in %s: %s"
                .formatted(
                        Instant.ofEpochMilli(exception.path("timestamp").asLong()),
                        exception.path("taskName").asText(),
                        trace.substring(0, Math.min(trace.length(), MOST_LETTERS)));
    }

    private static JsonNode get(URI address, String path) throws IOException {
        return Json.json().readTree(address.resolve(path).toURL());
    }
}
