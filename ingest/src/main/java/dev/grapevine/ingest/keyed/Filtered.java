package dev.grapevine.ingest.keyed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake;
import java.util.function.Predicate;

/** What of a list is wanted, where the API itself cannot be asked for it. */
final class Filtered implements Connector {

    private final Connector all;
    private final Predicate<Intake> wanted;

    Filtered(Connector all, Predicate<Intake> wanted) {
        this.all = all;
        this.wanted = wanted;
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        Batch batch = all.poll(position);
        return batch.bringing(batch.intakes().stream().filter(wanted).toList());
    }

    @Override
    public void close() {
        all.close();
    }
}
