package dev.grapevine.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandMatcher;
import dev.grapevine.brand.LuceneBrandMatcher;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the sources say about a brand right now: a look at them before anything is started. */
final class Samples {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connectors connectors;
    private final Consumer<String> progress;

    /** @param progress is told how each source does, a sentence at a time */
    Samples(Connectors connectors, Consumer<String> progress) {
        this.connectors = connectors;
        this.progress = progress;
    }

    /** At most so many mentions that the brand's query matches, from each source in turn. */
    List<Mention> of(Sources sources, Brand brand, int most) throws InterruptedException {
        List<Mention> found = new ArrayList<>();
        try (BrandMatcher matcher = LuceneBrandMatcher.of(List.of(brand))) {
            for (Source source : sources.all()) {
                List<Mention> heard = heard(source, matcher, most);
                found.addAll(heard);
            }
        }
        return spread(found, most);
    }

    /** Of each source as many as there is room for. */
    private static List<Mention> spread(List<Mention> found, int most) {
        int step = Math.max(1, found.size() / Math.max(1, most));
        List<Mention> spread = new ArrayList<>();
        for (int i = 0; i < found.size() && spread.size() < most; i += step) {
            spread.add(found.get(i));
        }
        return spread;
    }

    private List<Mention> heard(Source source, BrandMatcher matcher, int most) throws InterruptedException {
        List<Mention> heard = new ArrayList<>();
        long start = System.nanoTime();
        ObjectNode position = Json.json().createObjectNode();
        try (Connector connector = connectors.of(source)) {
            boolean more = true;
            while (more && heard.size() < most && System.nanoTime() - start < PATIENCE.toNanos()) {
                Batch batch = connector.poll(position);
                batch.intakes().forEach(intake -> add(intake, matcher, heard));
                position = batch.position();
                more = batch.again() != null && batch.state() == State.OK;
                if (batch.reason() != null) {
                    progress.accept(source.name() + ": " + batch.reason());
                }
            }
        }
        progress.accept(source.name() + ": " + heard.size() + " mentions");
        return heard;
    }

    private static void add(Intake intake, BrandMatcher matcher, List<Mention> heard) {
        if (intake instanceof Intake.Heard one
                && !one.mention().words().isBlank()
                && !matcher.match(one.mention()).isEmpty()) {
            heard.add(one.mention());
        }
    }
}
