package dev.grapevine.dashboard.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.action.Act;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.rollup.Rollup;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Strict templates refuse what they do not know: a field added to a contract must be added to its template. */
class TemplatesMatchContractsTest {

    /** Modules that the minimal server does not have; what uses them would fail there, or only in production. */
    private static final Set<String> UNKNOWN_TO_THE_MINIMAL_SERVER =
            Set.of("scaled_float", "rank_feature", "constant_keyword", "join", "asciifolding", "english", "painless");

    static Stream<Arguments> written() {
        return Stream.of(
                written(IndexFamily.MENTIONS, EnrichedMention.class, Samples.mention()),
                written(IndexFamily.MENTIONS, EnrichedMention.class, Samples.unscoredMention()),
                written(IndexFamily.ROLLUPS, Rollup.class, Samples.rollup()),
                written(IndexFamily.ALERTS, IncidentEvent.class, Samples.incident()),
                written(IndexFamily.SOURCE_HEALTH, SourceHealth.class, Samples.health()),
                written(IndexFamily.DELIVERIES, Delivery.class, Samples.delivery()),
                written(IndexFamily.CASES, Act.class, Samples.act()));
    }

    private static <T> Arguments written(IndexFamily family, Class<T> type, T value) {
        return Arguments.of(family, Codec.of(type).encode(value));
    }

    @ParameterizedTest
    @MethodSource("written")
    void everyFieldThatIsWrittenIsMapped(IndexFamily family, byte[] document) throws IOException {
        assertThat(TemplateMappings.of(family).keySet())
                .containsAll(leaves("", Json.json().readTree(document)));
    }

    static Stream<Arguments> contracts() {
        return Stream.of(
                Arguments.of(IndexFamily.MENTIONS, EnrichedMention.class),
                Arguments.of(IndexFamily.ROLLUPS, Rollup.class),
                Arguments.of(IndexFamily.ALERTS, IncidentEvent.class),
                Arguments.of(IndexFamily.SOURCE_HEALTH, SourceHealth.class),
                Arguments.of(IndexFamily.DELIVERIES, Delivery.class),
                Arguments.of(IndexFamily.CASES, Act.class));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyComponentOfTheContractIsMappedAndNothingElse(IndexFamily family, Class<?> contract) {
        Set<String> declared = components("", contract);
        if (family == IndexFamily.MENTIONS) {
            declared.add("sentiment.scored");
        }
        assertThat(TemplateMappings.of(family).keySet()).containsExactlyInAnyOrderElementsOf(declared);
    }

    @ParameterizedTest
    @EnumSource
    void templatesAreStrictAndDurable(IndexFamily family) {
        JsonNode template = TemplateInstaller.template(family, IndexOptions.SINGLE_NODE);
        assertThat(template.at("/template/mappings/dynamic").asText()).isEqualTo("strict");
        assertThat(template.at("/template/settings/index/translog/durability").asText())
                .isEqualTo("request");
        assertThat(template.path("version").asInt()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void onlyIndicesOfAMonthFollowALifecycleAndOnlyWhereOneIsNamed(IndexFamily family) {
        boolean byMonth = family == IndexFamily.MENTIONS || family == IndexFamily.ROLLUPS;
        JsonNode named = TemplateInstaller.template(family, new IndexOptions(1, 0, "a-year"));
        assertThat(named.at("/template/settings/index/lifecycle/name").asText()).isEqualTo(byMonth ? "a-year" : "");
        assertThat(TemplateInstaller.template(family, IndexOptions.SINGLE_NODE).toString())
                .doesNotContain("lifecycle");
    }

    @ParameterizedTest
    @EnumSource
    void templatesNeedNothingThatTheMinimalServerLacks(IndexFamily family) {
        String json =
                TemplateInstaller.template(family, IndexOptions.SINGLE_NODE).toString();
        assertThat(UNKNOWN_TO_THE_MINIMAL_SERVER).noneMatch(json::contains);
    }

    private static Set<String> leaves(String path, JsonNode node) {
        Set<String> leaves = new TreeSet<>();
        if (node.isObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties().forEach(field -> leaves.addAll(leaves(prefix + field.getKey(), field.getValue())));
        } else if (node.isArray()) {
            node.forEach(element -> leaves.addAll(leaves(path, element)));
        } else {
            leaves.add(path);
        }
        return leaves;
    }

    private static Set<String> components(String prefix, Class<?> contract) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : contract.getRecordComponents()) {
            Class<?> type = element(component.getGenericType());
            String path = prefix + component.getName();
            if (type.isRecord()) {
                names.addAll(components(path + ".", type));
            } else {
                assertThat(type.getName().toLowerCase(Locale.ROOT))
                        .as(path)
                        .doesNotContain("map", ZoneId.class.getSimpleName());
                names.add(path);
            }
        }
        return names;
    }

    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return (Class<?>) list.getActualTypeArguments()[0];
        }
        return (Class<?>) type;
    }
}
