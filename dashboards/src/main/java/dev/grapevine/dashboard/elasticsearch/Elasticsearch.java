package dev.grapevine.dashboard.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Elasticsearch as JSON in, JSON out.
 *
 * <p>Templates and searches are JSON documents by nature; a typed client would only hide them. Thread-safe.
 */
public final class Elasticsearch implements Search, AutoCloseable {

    private final RestClient client;
    private final String address;

    private Elasticsearch(RestClient client, String address) {
        this.client = client;
        this.address = address;
    }

    /** @throws IllegalArgumentException if the address or the certificate file cannot be used */
    public static Elasticsearch connect(Settings settings) {
        String address = settings.get(Setting.ELASTICSEARCH);
        return new Elasticsearch(RestClients.open(address, settings), address);
    }

    /** Where it is, for messages. */
    public String address() {
        return address;
    }

    @Override
    public JsonNode search(String family, ObjectNode body) {
        return call("POST", "/" + family + "/_search?ignore_unavailable=true&allow_no_indices=true", body);
    }

    /** @return whether a HEAD request of this path finds something */
    public boolean exists(String path) {
        try {
            return client.performRequest(new Request("HEAD", path))
                            .getStatusLine()
                            .getStatusCode()
                    == 200;
        } catch (IOException e) {
            throw noAnswer(e);
        }
    }

    /**
     * @return the answer's JSON
     * @throws ElasticsearchFault if it does not answer or refuses
     */
    public JsonNode call(String method, String path, @Nullable JsonNode body) {
        return send(method, path, body == null ? null : body.toString());
    }

    /**
     * Writes or removes many documents.
     *
     * @param lines of Elasticsearch's bulk API
     * @return its answer, which says for each document what became of it
     * @throws ElasticsearchFault if it does not answer or refuses the request as a whole
     */
    public JsonNode bulk(String lines) {
        return send("POST", "/_bulk", lines);
    }

    private JsonNode send(String method, String path, @Nullable String body) {
        Request request = new Request(method, path);
        if (body != null) {
            request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        }
        try {
            return parse(client.performRequest(request));
        } catch (ResponseException e) {
            throw refused(method, path, e);
        } catch (IOException e) {
            throw noAnswer(e);
        }
    }

    private static JsonNode parse(Response response) throws IOException {
        return response.getEntity() == null
                ? MissingNode.getInstance()
                : Json.json().readTree(EntityUtils.toByteArray(response.getEntity()));
    }

    private static ElasticsearchFault refused(String method, String path, ResponseException e) {
        int status = e.getResponse().getStatusLine().getStatusCode();
        return new ElasticsearchFault(
                status, method + " " + path + ": Elasticsearch answered " + status + ": " + reason(e), e);
    }

    private static String reason(ResponseException e) {
        try {
            JsonNode error = parse(e.getResponse()).path("error");
            return error.path("type").asText() + ", " + error.path("reason").asText();
        } catch (IOException unreadable) {
            return e.getResponse().getStatusLine().getReasonPhrase();
        }
    }

    private ElasticsearchFault noAnswer(IOException e) {
        return new ElasticsearchFault(
                ElasticsearchFault.NO_ANSWER,
                "Elasticsearch at " + address + " does not answer (" + e.getMessage() + "); is it running, and is "
                        + Setting.ELASTICSEARCH.variable() + " right?",
                e);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the connection to " + address, e);
        }
    }
}
