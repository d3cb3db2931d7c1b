package dev.grapevine.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Erased;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Intake.Returned;
import dev.grapevine.ingest.connector.Intake.Skipped;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.source.Handling;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.json.Json;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Pseudonyms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the connectors' own parsers over files, without any network. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = {
            "Parses files as the connectors do. Standard input: JSON lines {type, file, url, headers};",
            "type is feed, page (schema.org reviews), article, or the name of an API: appstore, mastodon, bluesky,",
            "hackernews, reddit, youtube, discourse, stackexchange, lemmy, googleplay, appstoreconnect, googlebusiness,",
            "trustpilot. Standard output, in the same order: {file, error, feed:{title, link, language, subtitle},",
            "mentions:[...], skipped:[{item, reason}], dead:[{item, reason}], erased:[...], aggregate:{value, count}}."
        })
public final class ParseCommand implements Callable<Integer> {

    private static final Handling NAMES_SHOWN = new Handling(null, null, null, true);

    @Option(names = "--batch", description = "JSON lines in, JSON lines out")
    private boolean batch;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    private final InputStream in;
    private final Pseudonyms pseudonyms = new Pseudonyms("parse");

    public ParseCommand() {
        this(System.in);
    }

    ParseCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        if (!batch) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("parse reads its work from standard input: say parse --batch");
            return 2;
        }
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

    private ObjectNode answer(String line) {
        JsonNode input;
        try {
            input = Json.json().readTree(line);
        } catch (IOException e) {
            return described(null, Parsed.error("expected a JSON object with type and file"));
        }
        String file = input.path("file").textValue();
        Optional<ParseType> type = ParseType.of(input.path("type").asText());
        if (file == null || type.isEmpty()) {
            return described(file, Parsed.error("expected a file and a type: " + ParseType.labels()));
        }
        try {
            return described(file, parse(type.get(), Files.readAllBytes(Path.of(file)), input));
        } catch (IOException e) {
            return described(file, Parsed.error("cannot be read: " + e.getMessage()));
        }
    }

    private Parsed parse(ParseType type, byte[] bytes, JsonNode input) {
        String url = input.path("url").asText("http://localhost/");
        Source source = new Source(
                type.name().toLowerCase(Locale.ROOT),
                type.kind(),
                url.isBlank() ? "http://localhost/" : url,
                Duration.ofHours(1),
                type.kind().platform(),
                type.sourceType(),
                NAMES_SHOWN);
        String base = Optional.ofNullable(header(input, "content-location")).orElse(source.location());
        Raw raw = new Raw(bytes, header(input, "content-type"), base, header(input, "content-language"));
        return type.parser().parse(raw, new Origin(source, pseudonyms), Instant.now());
    }

    private static @Nullable String header(JsonNode input, String name) {
        for (Map.Entry<String, JsonNode> header : input.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().asText();
            }
        }
        return null;
    }

    private static ObjectNode described(@Nullable String file, Parsed parsed) {
        ObjectNode answer = Json.json().createObjectNode();
        answer.put("file", file).put("error", parsed.error());
        answer.set("feed", Json.json().valueToTree(parsed.feed()));
        ArrayNode mentions = answer.putArray("mentions");
        ArrayNode skipped = answer.putArray("skipped");
        ArrayNode dead = answer.putArray("dead");
        ArrayNode erased = answer.putArray("erased");
        for (Intake intake : parsed.intakes()) {
            if (intake instanceof Heard heard) {
                mentions.add(tree(MentionCodec.encode(heard.mention())));
            } else if (intake instanceof Skipped left) {
                skipped.addObject().put("item", left.item()).put("reason", left.reason());
            } else if (intake instanceof Garbled garbled) {
                dead.addObject()
                        .put("item", garbled.letter().position())
                        .put("reason", garbled.letter().reason());
            } else if (intake instanceof Returned back) {
                skipped.addObject().put("item", back.author()).put("reason", "the account is there, or there again");
            } else if (intake instanceof Erased gone) {
                erased.add(Json.json().<JsonNode>valueToTree(gone.erasure()));
            }
        }
        answer.set("aggregate", Json.json().valueToTree(parsed.aggregate()));
        return answer;
    }

    private static JsonNode tree(byte[] json) {
        try {
            return Json.json().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("what was just written can be read", e);
        }
    }
}
