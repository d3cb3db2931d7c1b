package dev.grapevine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.correction.Correction;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.erasure.Erasure;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.rollup.Rollup;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

    static Stream<Arguments> contracts() {
        return Stream.of(
                Arguments.of(Schema.MENTION, Mention.class, tree(MentionCodec.encode(Contracts.mention()))),
                Arguments.of(Schema.BRAND, Brand.class, Json.json().valueToTree(Contracts.brand())),
                Arguments.of(Schema.ENRICHED, EnrichedMention.class, Json.json().valueToTree(Contracts.enriched())),
                Arguments.of(Schema.ROLLUPS, Rollup.class, Json.json().valueToTree(Contracts.rollup())),
                Arguments.of(Schema.ALERTS, IncidentEvent.class, Json.json().valueToTree(Contracts.incident())),
                Arguments.of(Schema.CORRECTIONS, Correction.class, Json.json().valueToTree(Contracts.correction())),
                Arguments.of(Schema.ACTIONS, Act.class, Json.json().valueToTree(Contracts.act())),
                Arguments.of(
                        Schema.ERASURES,
                        Erasure.class,
                        Json.json()
                                .valueToTree(Erasure.ofAuthor(
                                        "0123456789abcdef0123456789abcdef", Instant.EPOCH, "account deleted", "sky"))));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void whatIsWrittenIsValid(Schema schema, Class<?> type, JsonNode written) {
        assertThat(validate(schema, written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyFieldOfTheRecordIsDescribedAndNothingElse(Schema schema, Class<?> type, JsonNode written) {
        Set<String> described = new TreeSet<>();
        JsonNode root = read(schema);
        describe(root, root, "", described);
        Set<String> fields = new TreeSet<>();
        fields(type, "", fields);
        fields.removeIf(field -> field.equals("unknown"));
        if (type == Mention.class) {
            fields.add("v");
        }
        assertThat(described).isEqualTo(fields);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyRequiredFieldIsMissedAndEveryWrongTypeIsSeen(Schema schema, Class<?> type, JsonNode written) {
        for (JsonNode required : read(schema).path("required")) {
            ObjectNode without = written.deepCopy();
            without.remove(required.textValue());
            assertThat(validate(schema, without)).as("without %s", required).isNotEmpty();
        }
        for (String field : (Iterable<String>) read(schema).path("properties")::fieldNames) {
            ObjectNode wrong = written.deepCopy();
            wrong.putArray(field).addArray();
            assertThat(validate(schema, wrong))
                    .as("an array of arrays as %s", field)
                    .isNotEmpty();
        }
    }

    /** Elasticsearch refuses a document with a field that its template does not know. */
    @ParameterizedTest
    @MethodSource("contracts")
    void nothingIsWrittenThatIsNotDescribed(Schema schema, Class<?> type, JsonNode written) {
        Set<String> described = new TreeSet<>(Set.of("mood", "author/pronouns"));
        JsonNode root = read(schema);
        describe(root, root, "", described);
        Set<String> paths = new TreeSet<>();
        paths(written, "", paths);
        assertThat(described).containsAll(paths);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void fieldsOfNewerWritersAreAllowed(Schema schema, Class<?> type, JsonNode written) {
        ObjectNode newer = written.deepCopy();
        newer.put("fromTheFuture", 1);
        assertThat(validate(schema, newer)).isEmpty();
    }

    @Test
    void aDeletedDocumentIsValid() {
        JsonNode deleted = Json.json().valueToTree(Contracts.enriched().asDeleted(7));
        assertThat(validate(Schema.ENRICHED, deleted)).isEmpty();
    }

    @Test
    void brandsFileAllowsTheFieldsOfABrandAndNoOthers() {
        ObjectNode file = Json.json().createObjectNode();
        ObjectNode brand = Json.json().valueToTree(Contracts.brand());
        file.putArray("brands").add(brand);
        assertThat(validate(Schema.BRANDS_FILE, file)).isEmpty();
        brand.put("recipient", "misspelt");
        assertThat(validate(Schema.BRANDS_FILE, file)).isNotEmpty();
    }

    private static Set<ValidationMessage> validate(Schema schema, JsonNode value) {
        JsonSchema validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        read(schema),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        return validator.validate(value);
    }

    private static JsonNode read(Schema schema) {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(schema.resource()))) {
            return Json.json().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            return Json.json().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The paths of all properties, following references, alternatives and the items of arrays. */
    private static void describe(JsonNode root, JsonNode schema, String path, Set<String> found) {
        if (schema.has("$ref")) {
            describe(root, root.at(schema.get("$ref").textValue().substring(1)), path, found);
        }
        schema.path("anyOf").forEach(each -> describe(root, each, path, found));
        if (schema.has("items")) {
            describe(root, schema.get("items"), path, found);
        }
        schema.path("properties").properties().forEach(property -> {
            found.add(path + property.getKey());
            describe(root, property.getValue(), path + property.getKey() + "/", found);
        });
    }

    private static void paths(JsonNode value, String path, Set<String> found) {
        if (value.isArray()) {
            value.forEach(each -> paths(each, path, found));
        }
        value.properties().forEach(property -> {
            found.add(path + property.getKey());
            paths(property.getValue(), path + property.getKey() + "/", found);
        });
    }

    private static void fields(Type type, String path, Set<String> found) {
        if (type instanceof ParameterizedType list) {
            if (list.getActualTypeArguments().length == 1) {
                fields(list.getActualTypeArguments()[0], path, found);
            }
        } else if (type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent component : record.getRecordComponents()) {
                if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                    found.add(path + component.getName());
                    fields(component.getGenericType(), path + component.getName() + "/", found);
                }
            }
        }
    }
}
