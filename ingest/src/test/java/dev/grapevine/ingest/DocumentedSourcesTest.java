package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.ingest.source.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/sources.md shows is what a reader may copy: every page of YAML in it makes a connector. */
class DocumentedSourcesTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Path GUIDE = Path.of("..", "docs", "sources.md");

    @TempDir
    private Path folder;

    @Test
    void everyPageOfYamlMakesConnectors() throws Exception {
        List<Source> sources = new ArrayList<>();
        for (String block : blocks()) {
            sources.addAll(Sources.load(Files.writeString(folder.resolve("sources.yml"), block))
                    .all());
        }
        Map<String, String> environment = environment(sources);
        IngestOptions options = IngestOptions.of(Map.of(), "test", "").withSecrets(new Secrets(environment));
        try (Connectors connectors = new Connectors(options, new Terms())) {
            for (Source source : sources) {
                try (Connector connector = connectors.of(source)) {
                    assertThat(connector).as(source.name()).isNotNull();
                }
            }
        }
        assertThat(sources).extracting(Source::name).doesNotHaveDuplicates();
    }

    @Test
    void everyTypeHasAnExample() throws IOException {
        String all = String.join("\n", blocks());
        Set<String> missing = Arrays.stream(SourceKind.values())
                .map(SourceKind::type)
                .filter(type -> !all.contains("type: " + type))
                .collect(Collectors.toSet());

        assertThat(missing).isEmpty();
    }

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(GUIDE));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private static Map<String, String> environment(List<Source> sources) throws Exception {
        Map<String, String> environment = new HashMap<>();
        sources.forEach(source ->
                source.options().text("secret").ifPresent(name -> environment.put(name, "secret of " + name)));
        environment.put("APPLE_KEY", key("EC"));
        environment.put("PLAY_ACCOUNT", "{\"client_email\":\"robot\",\"private_key\":\"" + key("RSA") + "\"}");
        environment.put("GOOGLE_USER", "{\"type\":\"authorized_user\"}");
        return environment;
    }

    private static String key(String type) throws Exception {
        return Base64.getEncoder()
                .encodeToString(KeyPairGenerator.getInstance(type)
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
    }
}
