package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.elasticsearch.RestClients;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.http.NameValuePair;
import org.apache.http.entity.ContentType;
import org.apache.http.message.BasicNameValuePair;
import org.apache.http.nio.entity.NStringEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/**
 * A running Kibana, and how our boards get into it: its
 * <a href="https://www.elastic.co/docs/api/doc/kibana/operation/operation-importsavedobjectsdefault">import API</a>.
 *
 * <p>Importing again overwrites our own objects and nothing else. An import in which one object is refused changes
 * nothing at all, and says so with status 200: the answer's {@code success} counts.
 */
public final class Kibana implements AutoCloseable {

    private static final String BOUNDARY = "grapevine-boards-7d1f0c";
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** From this version on, Kibana can be asked which panels of a board it had to drop. */
    private static final int[] SAYS_WHAT_IT_DROPPED = {9, 4};

    private final RestClient client;
    private final String address;
    private final String space;

    private Kibana(RestClient client, String address, String space) {
        this.client = client;
        this.address = address;
        this.space = space;
    }

    /**
     * @param address such as https://kibana.example:5601
     * @param space id of the space; empty for the default one
     * @param settings user or API key, which are Elasticsearch's
     */
    public static Kibana at(String address, String space, Settings settings) {
        if (!space.matches("[a-z0-9_-]*")) {
            throw new IllegalArgumentException("'" + space
                    + "' is no id of a space: expected lower-case letters, digits, _ and -, as in its address");
        }
        return new Kibana(RestClients.open(address, settings), address, space);
    }

    /**
     * Waits until it can do its work.
     *
     * @param waiting is told what it says meanwhile
     * @return its version
     * @throws KibanaFault if it does not get there in time, or lets us not in
     */
    public String awaitReady(Duration patience, Consumer<String> waiting) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            String state;
            try {
                JsonNode status = call(new Request("GET", "/api/status"));
                state = status.at("/status/overall/level").asText("unknown");
                if ("available".equals(state)) {
                    return status.at("/version/number").asText();
                }
            } catch (KibanaFault fault) {
                if (fault.isForGood()) {
                    throw fault;
                }
                state = String.valueOf(fault.getMessage());
            }
            if (System.nanoTime() > deadline) {
                throw new KibanaFault("Kibana at " + address + " is not ready after " + patience.toSeconds()
                        + " s; it says: " + state);
            }
            waiting.accept(state);
            Thread.sleep(LOOK.toMillis());
        }
    }

    /**
     * Imports all boards and what they need, over those of an earlier version.
     *
     * @param prefix of every id
     * @return how many objects were imported
     * @throws KibanaFault naming each object that was refused; then nothing was changed
     */
    public int importBoards(String prefix) {
        String lines = String.join("\n", Boards.lines(prefix)) + "\n";
        Request request = new Request("POST", within("/api/saved_objects/_import?overwrite=true"));
        request.setEntity(new NStringEntity(
                multipart(lines), ContentType.create("multipart/form-data").withParameters(boundary())));
        JsonNode answer = call(request);
        if (!answer.path("success").asBoolean()) {
            throw new KibanaFault(
                    "Kibana at " + address + " refused the boards and changed nothing: " + refused(answer));
        }
        return answer.path("successCount").asInt();
    }

    /**
     * What a Kibana that can tell had to leave out of our boards: nothing, if all is well.
     *
     * @param version as {@link #awaitReady} gave it; before 9.4 the answer is empty because nobody can ask
     */
    public List<String> dropped(String prefix, String version) {
        List<String> dropped = new ArrayList<>();
        if (!canSayWhatItDropped(version)) {
            return dropped;
        }
        for (String board : Boards.dashboards(prefix)) {
            for (JsonNode warning :
                    call(new Request("GET", within("/api/dashboards/" + board))).path("warnings")) {
                if ("dropped_panel".equals(warning.path("type").asText())) {
                    dropped.add(board + ": " + warning.path("message").asText(warning.toString()));
                }
            }
        }
        return dropped;
    }

    static boolean canSayWhatItDropped(String version) {
        String[] parts = version.split("[.-]", -1);
        if (parts.length < 2 || !parts[0].matches("\\d+") || !parts[1].matches("\\d+")) {
            return false;
        }
        int[] found = {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
        return Arrays.compare(found, SAYS_WHAT_IT_DROPPED) >= 0;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private String within(String path) {
        return space.isEmpty() ? path : "/s/" + space + path;
    }

    private static String multipart(String lines) {
        return "--" + BOUNDARY + "\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"grapevine.ndjson\"\r\n"
                + "Content-Type: application/ndjson\r\n\r\n"
                + lines + "\r\n--" + BOUNDARY + "--\r\n";
    }

    private static NameValuePair boundary() {
        return new BasicNameValuePair("boundary", BOUNDARY);
    }

    private static String refused(JsonNode answer) {
        List<String> refused = new ArrayList<>();
        for (JsonNode error : answer.path("errors")) {
            refused.add(error.path("type").asText() + " " + error.path("id").asText() + " ("
                    + error.at("/error/type").asText("no reason given") + ")");
        }
        return refused.isEmpty() ? answer.toString() : String.join(", ", refused);
    }

    private JsonNode call(Request request) {
        request.setOptions(request.getOptions().toBuilder().addHeader("kbn-xsrf", "grapevine"));
        try {
            Response response = client.performRequest(request);
            return Json.json().readTree(response.getEntity().getContent());
        } catch (ResponseException e) {
            int status = e.getResponse().getStatusLine().getStatusCode();
            throw new KibanaFault(status, "Kibana at " + address + " answered " + status + meaning(status), e);
        } catch (IOException e) {
            throw new KibanaFault(KibanaFault.NO_ANSWER, "Kibana at " + address + " does not answer: " + e, e);
        }
    }

    private static String meaning(int status) {
        return switch (status) {
            case 401 -> ": user, password or API key are wrong";
            case 403 -> ": the user may not manage saved objects in this space";
            case 404 -> ": no such space, or no Kibana at this address";
            default -> "";
        };
    }
}
