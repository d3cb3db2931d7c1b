package dev.grapevine.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.ingest.run.HealthReader;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.json.Json;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how each source is doing: what a glance at night needs to tell a broken source from a quiet one. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how each source of sources.yml is doing, as its last poll said: state, when that was, what it brought and",
            "what was to be expected, how far behind it is, its quota, and the reason where all is not well.",
            "Exit code 1 if Kafka does not answer."
        })
public final class SourcesListCommand implements Callable<Integer> {

    @Mixin
    private final SourceOptions options = new SourceOptions();

    @Option(names = "--json", description = "one JSON object a source on standard output")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter err = spec.commandLine().getErr();
        Sources sources;
        HealthReader reader;
        try {
            sources = options.sources();
            reader = new HealthReader(KafkaClient.of(Settings.of(System.getenv())));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            err.println(e.getMessage());
            return 2;
        }
        Instant now = Instant.now();
        List<String> names = sources.all().stream().map(Source::name).toList();
        try {
            print(sources, reader.newest(names, now), now);
            return 0;
        } catch (KafkaException e) {
            err.println("Kafka does not answer: " + e.getMessage());
            return 1;
        }
    }

    private void print(Sources sources, Map<String, SourceHealth> health, Instant now) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println(Row.TITLES);
        }
        for (Source source : sources.all()) {
            SourceHealth last = health.get(source.name());
            out.println(json ? Json.json().writeValueAsString(described(source, last)) : Row.of(source, last, now));
        }
        out.flush();
    }

    private static ObjectNode described(Source source, @Nullable SourceHealth last) {
        ObjectNode line = last == null
                ? Json.json().createObjectNode().put("source", source.name()).put("state", "unknown")
                : Json.json().valueToTree(last);
        return line.put("type", source.kind().type());
    }

    /** One source as a line of a table. */
    record Row(
            String name,
            String type,
            String state,
            String polled,
            String brought,
            String lag,
            String quota,
            String reason) {

        static final Row TITLES = new Row("SOURCE", "TYPE", "STATE", "POLLED", "BROUGHT", "LAG", "QUOTA", "REASON");

        static Row of(Source source, @Nullable SourceHealth last, Instant now) {
            if (last == null) {
                return new Row(
                        source.name(), source.kind().type(), "unknown", "never", "", "", "", "was not heard of yet");
            }
            String expected = last.expected() == null ? "" : " of " + last.expected();
            return new Row(
                    source.name(),
                    source.kind().type(),
                    last.state().name().toLowerCase(Locale.ROOT),
                    span(Duration.between(last.at(), now)) + " ago",
                    last.created() + expected,
                    last.lagSeconds() == null ? "" : span(Duration.ofSeconds(last.lagSeconds())),
                    last.quota() == null ? "" : last.quota().toString(),
                    last.reason() == null ? "" : last.reason());
        }

        /** In its largest unit. */
        private static String span(Duration time) {
            long seconds = Math.max(0, time.toSeconds());
            if (seconds < 120) {
                return seconds + " s";
            }
            return seconds < 7_200
                    ? seconds / 60 + " min"
                    : seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
        }

        @Override
        public String toString() {
            return String.format(
                            Locale.ROOT,
                            "%-24s %-15s %-9s %-12s %-12s %-8s %-8s %s",
                            name,
                            type,
                            state,
                            polled,
                            brought,
                            lag,
                            quota,
                            reason)
                    .stripTrailing();
        }
    }
}
