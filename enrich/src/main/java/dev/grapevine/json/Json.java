package dev.grapevine.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The one JSON configuration: ISO-8601 instants, absent values left out, bounded input. */
public final class Json {

    /** Characters of one string value; a mention's text is cut far below this by its connector. */
    public static final int MAX_STRING = 2_000_000;

    private static final StreamReadConstraints LIMITS = limits(50);
    private static final ObjectMapper TEXT = configured(
            JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build()),
            new JavaTimeModule());
    private static final ObjectMapper BINARY = configured(
            SmileMapper.builder(SmileFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(SmileGenerator.Feature.CHECK_SHARED_STRING_VALUES)
                    .disable(SmileGenerator.Feature.ENCODE_BINARY_AS_7BIT)
                    .build()),
            new JavaTimeModule(),
            CompactInstants.module());
    private static final ObjectMapper DEEP = configured(
            JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(limits(1_000)).build()),
            new JavaTimeModule());

    private Json() {}

    /** Shared and thread-safe; never reconfigure it. */
    public static ObjectMapper json() {
        return TEXT;
    }

    /** The same data model in Smile, its binary form: smaller and quicker, for what no person reads. */
    static ObjectMapper binary() {
        return BINARY;
    }

    /** The first one for answers of networks, where replies stand inside of replies. */
    public static ObjectMapper deep() {
        return DEEP;
    }

    private static StreamReadConstraints limits(int depth) {
        return StreamReadConstraints.builder()
                .maxStringLength(MAX_STRING)
                .maxNestingDepth(depth)
                .maxNumberLength(100)
                .build();
    }

    private static ObjectMapper configured(MapperBuilder<?, ?> builder, Module... modules) {
        return builder.addModules(modules)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }
}
