package dev.grapevine.mention;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.mention.Decoded.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object and says exactly which one is wrong; null and absent are the same. */
final class Fields {

    private final JsonNode tree;
    private final String prefix;

    Fields(JsonNode tree, String prefix) {
        this.tree = tree;
        this.prefix = prefix;
    }

    @Nullable
    String text(String name) {
        JsonNode node = present(name);
        if (node == null) {
            return null;
        }
        return expect(node.isTextual(), node, name, "a string").textValue();
    }

    String requiredText(String name) {
        return required(text(name), name);
    }

    @Nullable
    Long number(String name) {
        JsonNode node = present(name);
        if (node == null) {
            return null;
        }
        return expect(node.isIntegralNumber() && node.canConvertToLong(), node, name, "a whole number")
                .longValue();
    }

    long requiredLong(String name) {
        return required(number(name), name);
    }

    @Nullable
    Double decimal(String name) {
        JsonNode node = present(name);
        if (node == null) {
            return null;
        }
        return expect(node.isNumber(), node, name, "a number").doubleValue();
    }

    double requiredDecimal(String name) {
        return required(decimal(name), name);
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode node = present(name);
        if (node == null) {
            return null;
        }
        return expect(node.isBoolean(), node, name, "true or false").booleanValue();
    }

    @Nullable
    Instant instant(String name) {
        String text = text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Wrong(Reason.WRONG_VALUE, prefix + name + ": expected a time such as 2026-03-02T09:15:00Z");
        }
    }

    Instant requiredInstant(String name) {
        return required(instant(name), name);
    }

    List<String> texts(String name) {
        JsonNode node = present(name);
        if (node == null) {
            return List.of();
        }
        expect(node.isArray(), node, name, "an array of strings");
        List<String> texts = new ArrayList<>(node.size());
        node.forEach(each -> texts.add(
                expect(each.isTextual(), each, name, "an array of strings").textValue()));
        return texts;
    }

    <E extends Enum<E>> E requiredEnum(String name, Class<E> type) {
        String text = requiredText(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> nameOf(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new Wrong(Reason.WRONG_VALUE, prefix + name + ": expected one of " + namesOf(type)));
    }

    @Nullable
    Fields nested(String name) {
        JsonNode node = present(name);
        return node == null ? null : new Fields(expect(node.isObject(), node, name, "an object"), prefix + name + ".");
    }

    private @Nullable JsonNode present(String name) {
        JsonNode node = tree.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private JsonNode expect(boolean fits, JsonNode node, String name, String expected) {
        if (!fits) {
            throw new Wrong(
                    Reason.WRONG_TYPE,
                    prefix + name + ": expected " + expected + ", found "
                            + node.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return node;
    }

    private <T> T required(@Nullable T value, String name) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new Wrong(Reason.MISSING_FIELD, prefix + name + ": missing"));
    }

    private static String namesOf(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Fields::nameOf).collect(Collectors.joining(", "));
    }

    private static String nameOf(Enum<?> constant) {
        try {
            return constant.getDeclaringClass()
                    .getField(constant.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A field that is not what the contract says; caught by the codec, so it carries no stack trace. */
    static final class Wrong extends RuntimeException {
        final Reason reason;
        final String detail;

        Wrong(Reason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }
}
