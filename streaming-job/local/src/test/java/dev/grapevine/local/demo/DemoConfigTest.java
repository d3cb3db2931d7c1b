package dev.grapevine.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.grapevine.brand.Brand;
import dev.grapevine.generate.BrandPlan;
import dev.grapevine.generate.Outlet;
import dev.grapevine.generate.Scenario;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoConfigTest {

    private static final Scenario DEMO = Scenario.demo();

    @TempDir
    Path directory;

    @Test
    void everyOutletIsASource() throws IOException {
        JsonNode sources = yaml("sources.yml").path("sources");
        assertThat(sources.findValuesAsText("name"))
                .containsExactlyElementsOf(
                        DEMO.outlets().stream().map(Outlet::name).toList());
        assertThat(sources.findValuesAsText("url"))
                .allMatch(url -> URI.create(url).getAuthority().equals("127.0.0.1:4711"));
    }

    @Test
    void everyBrandOfTheScenarioIsListenedFor() throws IOException {
        List<Brand> brands = List.of(Json.json().treeToValue(yaml("brands.yml").path("brands"), Brand[].class));
        assertThat(brands)
                .extracting(Brand::id)
                .containsExactlyElementsOf(
                        DEMO.brands().stream().map(BrandPlan::id).toList());
        assertThat(brands).extracting(Brand::competitor).containsExactly(false, true, true);
        assertThat(brands.get(0).recipients()).isNotEmpty();
    }

    private JsonNode yaml(String name) throws IOException {
        DemoConfig.write(directory, "http://127.0.0.1:4711");
        return new YAMLMapper().readTree(Files.readString(directory.resolve(name)));
    }
}
