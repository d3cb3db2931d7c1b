package dev.grapevine.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.fetch.Robots;
import dev.grapevine.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what a robots.txt allows. */
@Command(
        name = "robots",
        mixinStandardHelpOptions = true,
        description = "Standard input: JSON lines {robots, agent, url}; standard output, in the same order: {allowed}.")
public final class RobotsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    private final InputStream in;

    public RobotsCommand() {
        this(System.in);
    }

    RobotsCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                out.println(Json.json().writeValueAsString(answer(line)));
            }
        }
        out.flush();
        return 0;
    }

    private static ObjectNode answer(String line) {
        ObjectNode answer = Json.json().createObjectNode();
        JsonNode input;
        try {
            input = Json.json().readTree(line);
        } catch (IOException e) {
            return answer.put("error", "expected a JSON object with robots, agent and url");
        }
        String url = input.path("url").asText();
        byte[] content = input.path("robots").asText().getBytes(StandardCharsets.UTF_8);
        return answer.put(
                "allowed",
                Robots.parse(content, url, input.path("agent").asText()).allows(url));
    }
}
