package dev.grapevine.mention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Contracts;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Decoded.Good;
import dev.grapevine.mention.Decoded.Malformed;
import dev.grapevine.mention.Decoded.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MentionCodecTest {

    @Test
    void aMentionWithEveryFieldSurvives() {
        Mention mention = Contracts.mention();
        assertThat(decoded(MentionCodec.encode(mention))).isEqualTo(mention);
    }

    @Test
    void aMentionWithNothingButItsIdentitySurvives() {
        Mention mention = Mention.builder("p", "1").source("s").build();
        assertThat(decoded(MentionCodec.encode(mention))).isEqualTo(mention);
        assertThat(tree(mention).has("links")).isFalse();
    }

    @Test
    void fieldsOfANewerWriterComeBackOutWhereTheyStood() throws IOException {
        ObjectNode newer = tree(Contracts.mention());
        newer.putObject("poll").putArray("options").add("yes").add("no");
        newer.put("odd/name~here", 1);
        newer.withObjectProperty("author").putObject("badge").put("colour", "blue");
        newer.withObjectProperty("engagement").put("quotes/all", 7);
        byte[] again = MentionCodec.encode(decoded(Json.json().writeValueAsBytes(newer)));
        assertThat(Json.json().readTree(again)).isEqualTo(newer);
    }

    @Test
    void nullAndAbsentAreTheSame() {
        ObjectNode withNulls = tree(Mentions.post("1", "hello").build());
        withNulls.putNull("title").putNull("rating").putNull("links");
        assertThat(decoded(bytes(withNulls)))
                .isEqualTo(Mentions.post("1", "hello").build());
    }

    @Test
    void nothingIsHeardLongAfterItWasWrittenDown() {
        byte[] bytes = MentionCodec.encode(Mentions.post("1", "hello").build());

        assertThat(MentionCodec.decode(bytes, Mentions.NOON.minus(Mention.FUTURE_TOLERANCE)))
                .isInstanceOf(Good.class);
        assertThat(MentionCodec.decode(bytes, Mentions.NOON.plusSeconds(86_400)))
                .isInstanceOf(Good.class);
        assertThat(MentionCodec.decode(
                        bytes, Mentions.NOON.minus(Mention.FUTURE_TOLERANCE).minusMillis(1)))
                .isInstanceOfSatisfying(Malformed.class, malformed -> {
                    assertThat(malformed.reason()).isEqualTo(Reason.WRONG_VALUE);
                    assertThat(malformed.detail()).startsWith("fetched: ").contains("11:54:59.999Z");
                });
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                text("", Reason.NOT_AN_OBJECT),
                text("{", Reason.NOT_JSON),
                text("{} trailing", Reason.NOT_JSON),
                text("[".repeat(60) + "]".repeat(60), Reason.NOT_JSON),
                text("[]", Reason.NOT_AN_OBJECT),
                text("null", Reason.NOT_AN_OBJECT),
                text("\"text\"", Reason.NOT_AN_OBJECT),
                text("{}", Reason.MISSING_FIELD),
                changed("no version", Reason.MISSING_FIELD, m -> m.remove("v")),
                changed("version 2", Reason.UNSUPPORTED_VERSION, m -> m.put("v", 2)),
                changed("version as text", Reason.WRONG_TYPE, m -> m.put("v", "1")),
                changed("huge version", Reason.WRONG_TYPE, m -> m.put("v", 1e300)),
                changed("another id", Reason.ID_MISMATCH, m -> m.put("id", "0".repeat(64))),
                changed("no platform", Reason.MISSING_FIELD, m -> m.putNull("platform")),
                changed("unknown action", Reason.WRONG_VALUE, m -> m.put("action", "CREATE")),
                changed("unknown source type", Reason.WRONG_VALUE, m -> m.put("sourceType", "rumour")),
                changed("blank source", Reason.WRONG_VALUE, m -> m.put("source", " ")),
                changed("no fetched", Reason.MISSING_FIELD, m -> m.remove("fetched")),
                changed("a day as time", Reason.WRONG_VALUE, m -> m.put("published", "2026-03-02")),
                changed("a number as time", Reason.WRONG_TYPE, m -> m.put("published", 7)),
                changed("a time without end", Reason.WRONG_VALUE, m -> m.put("fetched", "+999999999-12-31T23:59:59Z")),
                changed("an author as text", Reason.WRONG_TYPE, m -> m.put("author", "ann")),
                changed(
                        "a rating without scale",
                        Reason.MISSING_FIELD,
                        m -> m.putObject("rating").put("value", 1)),
                changed(
                        "a rating off its scale",
                        Reason.WRONG_VALUE,
                        m -> m.putObject("rating")
                                .put("value", 9)
                                .put("best", 5)
                                .put("worst", 1)),
                changed(
                        "followers as fraction",
                        Reason.WRONG_TYPE,
                        m -> m.putObject("author").put("followers", 1.5)),
                changed("links as text", Reason.WRONG_TYPE, m -> m.put("links", "x")),
                changed(
                        "a link as number",
                        Reason.WRONG_TYPE,
                        m -> m.putArray("links").add(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void whatIsNoMentionSaysWhy(String name, byte[] bytes, Reason reason) {
        assertThat(MentionCodec.decode(bytes)).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.reason()).isEqualTo(reason);
            assertThat(malformed.detail()).isNotBlank();
        });
    }

    @Test
    void theDetailNamesTheFieldAndNeverWhatPeopleWrote() {
        ObjectNode wrong = tree(Contracts.mention());
        wrong.putObject("author").put("followers", "my secret");
        Malformed malformed = (Malformed) MentionCodec.decode(bytes(wrong));
        assertThat(malformed.detail()).contains("author.followers").doesNotContain("secret");
    }

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noBytesMakeItThrow(long seed) {
        Random random = new Random(seed);
        byte[] good = MentionCodec.encode(Contracts.mention());
        for (int i = 0; i < 500; i++) {
            byte[] bytes = random.nextInt(4) == 0 ? noise(random) : mutated(good, random);
            assertThat(MentionCodec.decode(bytes)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noExchangedValueMakesItThrow(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            ObjectNode tree = tree(Contracts.mention());
            exchange(tree, random);
            Decoded decoded = MentionCodec.decode(bytes(tree));
            if (decoded instanceof Good good) {
                assertThat(decoded(MentionCodec.encode(good.mention()))).isEqualTo(good.mention());
            }
        }
    }

    /** Reads and writes ten thousand mentions, far more than a test could if something in it were quadratic. */
    @Test
    void manyMentionsAreReadAndWrittenQuickly() {
        byte[] bytes = MentionCodec.encode(Contracts.mention());
        for (int i = 0; i < 10_000; i++) {
            assertThat(MentionCodec.encode(decoded(bytes))).hasSameSizeAs(bytes);
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int n = 1 + random.nextInt(5); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "{}[]\":,0nt-\\".charAt(random.nextInt(12));
        }
        return random.nextInt(3) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    /** One value, at the top or one level down, becomes another kind of value. */
    private static void exchange(ObjectNode tree, Random random) {
        List<String> names = List.copyOf(names(tree));
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = tree.get(name);
        if (value instanceof ObjectNode nested && !nested.isEmpty() && random.nextBoolean()) {
            exchange(nested, random);
            return;
        }
        List<String> others = List.of(
                "null", "0", "-1", "1e400", "true", "\"\"", "\"\\ud800\"", "[]", "[null]", "{}", "{\"a\":[{}]}");
        tree.set(name, parse(others.get(random.nextInt(others.size()))));
    }

    private static List<String> names(ObjectNode tree) {
        return tree.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Arguments text(String json, Reason reason) {
        return Arguments.of("'" + json.substring(0, Math.min(10, json.length())) + "'", json.getBytes(UTF_8), reason);
    }

    private static Arguments changed(String name, Reason reason, Consumer<ObjectNode> change) {
        ObjectNode tree = tree(Contracts.mention());
        change.accept(tree);
        return Arguments.of(name, bytes(tree), reason);
    }

    private static Mention decoded(byte[] bytes) {
        assertThat(MentionCodec.decode(bytes)).isInstanceOf(Good.class);
        return ((Good) MentionCodec.decode(bytes)).mention();
    }

    private static ObjectNode tree(Mention mention) {
        return (ObjectNode) parse(new String(MentionCodec.encode(mention), UTF_8));
    }

    private static JsonNode parse(String json) {
        try {
            return Json.json().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(UTF_8);
    }
}
