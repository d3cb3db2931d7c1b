package dev.grapevine.ingest;

import dev.grapevine.health.SourceHealth;
import dev.grapevine.ingest.run.KafkaOutlet;
import dev.grapevine.ingest.run.Outlet;
import dev.grapevine.ingest.run.Runner;
import dev.grapevine.ingest.source.Sources;
import java.util.Map;

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
        Connectors connectors = new Connectors(options);
        Runner runner = Runner.start(sources, connectors::of, outlet, options.clock(), options.pace());
        return new Ingest(connectors, runner);
    }

    /** Whether no source will ever bring anything again, and all that they brought is acknowledged. */
    public boolean allEnded() {
        return runner.allEnded();
    }

    /** By name; a source that was not polled yet is missing. */
    public Map<String, SourceHealth> health() {
        return runner.health();
    }

    /** Ends polls that are under way in an orderly way, within seconds. */
    @Override
    public void close() {
        runner.close();
        connectors.close();
    }
}
