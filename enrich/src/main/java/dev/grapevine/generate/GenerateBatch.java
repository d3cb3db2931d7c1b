package dev.grapevine.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Generated traffic as JSON lines, for {@code generate}. */
public final class GenerateBatch {

    private GenerateBatch() {}

    /** How a line is written. */
    public enum Format {
        /** As on {@code mentions.v1}. */
        MENTION,
        /** As {@code up --replay} reads it: id, published, author, text, title, url, language, rating. */
        REPLAY,
        /** The mention, and under "truth" what is known of it. */
        TRUTH
    }

    /** The first {@code count} mentions, a line each, in order of publication. */
    public static void write(Scenario scenario, long seed, long count, Format format, Appendable out)
            throws IOException {
        Iterator<Generated> traffic = new TrafficGenerator(scenario, seed).iterator();
        for (long line = 0; line < count; line++) {
            out.append(line(traffic.next(), format)).append('\n');
        }
    }

    static String line(Generated generated, Format format) throws IOException {
        return switch (format) {
            case MENTION -> new String(MentionCodec.encode(generated.mention()), StandardCharsets.UTF_8);
            case REPLAY -> replay(generated).toString();
            case TRUTH -> truth(generated).toString();
        };
    }

    private static ObjectNode replay(Generated generated) {
        Mention mention = generated.mention();
        ObjectNode line = Json.json().createObjectNode();
        line.put("id", mention.nativeId());
        line.put("published", mention.eventTime().toString());
        line.put("author", generated.truth().author());
        put(line, "title", mention.title());
        put(line, "text", mention.text());
        put(line, "url", mention.url());
        put(line, "language", mention.language());
        if (mention.rating() != null) {
            line.put("rating", mention.rating().value());
        }
        return line;
    }

    private static ObjectNode truth(Generated generated) throws IOException {
        ObjectNode line = (ObjectNode) Json.json().readTree(MentionCodec.encode(generated.mention()));
        line.set("truth", Json.json().valueToTree(generated.truth()));
        return line;
    }

    private static void put(ObjectNode line, String field, @Nullable String value) {
        if (value != null) {
            line.put(field, value);
        }
    }
}
