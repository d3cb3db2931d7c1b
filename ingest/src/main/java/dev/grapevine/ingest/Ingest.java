package dev.grapevine.ingest;

import dev.grapevine.health.SourceHealth;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.run.KafkaOutlet;
import dev.grapevine.ingest.run.Outlet;
import dev.grapevine.ingest.run.Runner;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.ingest.source.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Listens to every source and writes what it hears to Kafka, until it is closed. */
public final class Ingest implements AutoCloseable {

    private final Connectors connectors;
    private final Runner runner;

    private Ingest(Connectors connectors, Runner runner) {
        this.connectors = connectors;
        this.runner = runner;
    }

    /** Starts where the positions in Kafka say; the topics are there already. */
    public static Ingest start(Sources sources, IngestOptions options) {
        return start(sources, options, new KafkaOutlet(options.kafka()));
    }

    static Ingest start(Sources sources, IngestOptions options, Outlet outlet) {
        Terms terms = new Terms();
        Connectors connectors = new Connectors(options, terms);
        Runner runner = Runner.start(
                sources, made(sources, connectors), outlet, options.clock(), options.pace(), terms::follow);
        return new Ingest(connectors, runner);
    }

    /** @throws IllegalArgumentException with everything that sources lack, a line each */
    private static Function<Source, Connector> made(Sources sources, Connectors connectors) {
        Map<Source, Connector> made = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Source source : sources.all()) {
            try {
                made.put(source, connectors.of(source));
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            connectors.close();
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
        }
        return source -> Objects.requireNonNull(made.get(source), "every source has a connector");
    }

    /** Whether no source will ever bring anything again, and all that they brought is acknowledged. */
    public boolean allEnded() {
        return runner.allEnded();
    }

    /** By name; a source that was not polled yet is missing. */
    public Map<String, SourceHealth> health() {
        return runner.health();
    }

    /** The port that webhooks come in by; 0 while no source listens for any. */
    public int hooksPort() {
        return connectors.hooksPort();
    }

    /** Ends polls that are under way in an orderly way, within seconds. */
    @Override
    public void close() {
        runner.close();
        connectors.close();
    }
}
