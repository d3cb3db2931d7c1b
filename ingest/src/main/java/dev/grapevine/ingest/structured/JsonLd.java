package dev.grapevine.ingest.structured;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The JSON-LD scripts of a page, also those that are not quite JSON: comments, raw line feeds, trailing commas. */
public final class JsonLd {

    private static final Pattern WRAPPING =
            Pattern.compile("^\\s*(?:<!--|/\\*\\s*<!\\[CDATA\\[\\s*\\*/|//\\s*<!\\[CDATA\\[|<!\\[CDATA\\[)|"
                    + "(?:-->|/\\*\\s*\\]\\]>\\s*\\*/|//\\s*\\]\\]>|\\]\\]>|;)\\s*$");

    private static final ObjectMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(2_000_000)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonLd() {}

    /** The top-level things, {@code @graph}s and arrays opened. A script that stays unreadable is left out. */
    public static List<ObjectNode> read(Document page) {
        List<ObjectNode> things = new ArrayList<>();
        for (Element script : page.select("script[type*=ld+json]")) {
            read(script.data(), things);
        }
        return things;
    }

    private static void read(String script, List<ObjectNode> things) {
        String json = WRAPPING.matcher(WRAPPING.matcher(script).replaceAll("")).replaceAll("");
        try (MappingIterator<JsonNode> values =
                LENIENT.readerFor(JsonNode.class).readValues(json)) {
            while (values.hasNextValue()) {
                open(values.nextValue(), things);
            }
        } catch (JsonProcessingException | NumberFormatException e) {
            // what stood before the fault has been read; the rest of this script means nothing to anybody.
            // Jackson lets a lone "." through as a number and fails on it only when it is asked for
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
    }

    private static void open(JsonNode value, List<ObjectNode> things) {
        if (value.isArray()) {
            value.forEach(each -> open(each, things));
        } else if (value instanceof ObjectNode object) {
            JsonNode graph = object.remove("@graph");
            if (graph != null) {
                open(graph, things);
            }
            things.add(object);
        }
    }
}
