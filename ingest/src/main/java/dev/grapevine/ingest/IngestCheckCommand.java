package dev.grapevine.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries every source once and shows what it would bring; writes nothing anywhere. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Tries each source of sources.yml once and says what it would fetch; exit code 1 if one fails.")
public final class IngestCheckCommand implements Callable<Integer> {

    private static final int SHOWN = 5;
    private static final int LINE = 80;

    /** Pseudonyms of a check leave this program only as "there is an author". */
    private static final String KEY_OF_A_CHECK = "check";

    @Mixin
    private final SourceOptions options = new SourceOptions();

    @Option(names = "--json", description = "one JSON object a source on standard output")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = Settings.of(System.getenv());
        Sources sources;
        FetchPolicy fetch;
        try {
            fetch = FetchPolicy.of(settings);
            sources = options.sources();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(e.getMessage());
            return 2;
        }
        String key = settings.find(Setting.PSEUDONYM_KEY).orElse(KEY_OF_A_CHECK);
        boolean allWork = true;
        IngestOptions ingest =
                IngestOptions.of(Map.of(), key, "").withFetch(fetch).withSecrets(new Secrets(System.getenv()));
        try (Connectors connectors = new Connectors(ingest, options.terms())) {
            for (Source source : sources.all()) {
                Batch batch = tried(connectors, source);
                allWork &= works(batch);
                out.println(json ? Json.json().writeValueAsString(described(source, batch)) : listed(source, batch));
                out.flush();
            }
        }
        return allWork ? 0 : 1;
    }

    private static Batch tried(Connectors connectors, Source source) throws InterruptedException {
        try (Connector connector = connectors.of(source)) {
            if (source.kind() == SourceKind.WEBHOOK) {
                return Batch.nothing(
                        Json.json().createObjectNode(), State.OK, "waits for signed calls at /hooks/" + source.name());
            }
            return connector.poll(Json.json().createObjectNode());
        } catch (IllegalArgumentException e) {
            return Batch.nothing(Json.json().createObjectNode(), State.FAILING, String.valueOf(e.getMessage()));
        }
    }

    private static boolean works(Batch batch) {
        return batch.state() != State.FAILING && batch.state() != State.PARKED;
    }

    private static ObjectNode described(Source source, Batch batch) {
        ObjectNode line = Json.json().createObjectNode();
        line.put("source", source.name())
                .put("type", source.kind().type())
                .put("works", works(batch))
                .put("reason", batch.reason())
                .put("mentions", mentions(batch).size())
                .put("unreadable", unreadable(batch));
        ArrayNode first = line.putArray("first");
        mentions(batch).stream()
                .limit(SHOWN)
                .forEach(mention -> first.addObject()
                        .put(
                                "published",
                                mention.published() == null
                                        ? null
                                        : mention.published().toString())
                        .put("title", headline(mention))
                        .put("url", mention.url()));
        return line;
    }

    private static String listed(Source source, Batch batch) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s (%s): %s, %d mentions, %d unreadable%n",
                source.name(),
                source.kind().type(),
                works(batch) ? "works" : "does not work",
                mentions(batch).size(),
                unreadable(batch)));
        if (batch.reason() != null) {
            text.append("  ").append(batch.reason()).append(System.lineSeparator());
        }
        mentions(batch).stream()
                .limit(SHOWN)
                .forEach(mention -> text.append(String.format(
                        "  %s  %s%n",
                        mention.published() == null ? "no date" : mention.published(), headline(mention))));
        batch.intakes().stream()
                .filter(Garbled.class::isInstance)
                .map(Garbled.class::cast)
                .limit(SHOWN)
                .forEach(garbled -> text.append(String.format(
                        "  unreadable, %s: %s, %s%n",
                        garbled.letter().position(),
                        garbled.letter().reason(),
                        garbled.letter().detail())));
        return text.toString();
    }

    /** One line, whatever people wrote: a terminal must not be told what to do by it. */
    private static String headline(Mention mention) {
        String words = PlainText.clean(mention.words()).replace('\n', ' ');
        return words.length() <= LINE ? words : PlainText.cut(words, LINE) + "...";
    }

    private static long unreadable(Batch batch) {
        return batch.intakes().stream().filter(Garbled.class::isInstance).count();
    }

    private static List<Mention> mentions(Batch batch) {
        return batch.intakes().stream()
                .filter(Heard.class::isInstance)
                .map(intake -> ((Heard) intake).mention())
                .toList();
    }
}
