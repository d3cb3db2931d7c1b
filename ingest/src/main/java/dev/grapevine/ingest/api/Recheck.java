package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks a source without delete events again for what it once gave, and passes on what is gone.
 *
 * <p>An hour, six hours, a day, three, seven and thirty days after something was heard, as far as the budget goes: what
 * cannot be asked for in time waits for its turn. The ledger stands in the position, so a restart changes nothing.
 */
public final class Recheck implements Connector {

    private static final String SOURCE = "source";
    private static final String LEDGER = "ledger";
    private static final int MAX_A_POLL = 20;

    private final Connector source;
    private final Lookup lookup;
    private final Origin origin;
    private final Access access;
    private final ApiClient http;
    private final InstantSource clock;
    private final long perPoll;

    /** @param perHour how many questions of this kind are asked an hour */
    public Recheck(
            Connector source,
            Lookup lookup,
            Origin origin,
            Access access,
            ApiClient http,
            InstantSource clock,
            long perHour) {
        this.source = source;
        this.lookup = lookup;
        this.origin = origin;
        this.access = access;
        this.http = http;
        this.clock = clock;
        long budget = perHour
                * origin.source().every().toSeconds()
                / Duration.ofHours(1).toSeconds();
        this.perPoll = perHour == 0 ? 0 : Math.max(1, Math.min(MAX_A_POLL, budget));
    }

    @Override
    public boolean repeatsItems() {
        return source.repeatsItems();
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        ObjectNode own = position.path(SOURCE) instanceof ObjectNode object ? object.deepCopy() : position.objectNode();
        Batch batch = source.poll(own);
        Ledger ledger = Ledger.of(position.path(LEDGER));
        Instant now = clock.instant();
        List<Intake> intakes = new ArrayList<>(batch.intakes());
        note(batch.intakes(), ledger, now);
        boolean idle = batch.again() == null && batch.state() == State.OK;
        for (int asked = 0; idle && asked < perPoll; asked++) {
            List<String> due = ledger.due(now, lookup.most());
            if (due.isEmpty() || !ask(due, ledger, intakes)) {
                break;
            }
        }
        ObjectNode next = position.objectNode();
        next.set(SOURCE, batch.position());
        next.set(LEDGER, ledger.written());
        return batch.at(next).bringing(intakes);
    }

    private static void note(List<Intake> intakes, Ledger ledger, Instant now) {
        for (Intake intake : intakes) {
            if (intake instanceof Heard heard) {
                Mention mention = heard.mention();
                if (mention.action() == Action.DELETE) {
                    ledger.gone(mention.nativeId());
                } else {
                    ledger.heard(mention.nativeId(), now);
                }
            }
        }
    }

    /** @return whether there is any point in asking on */
    private boolean ask(List<String> due, Ledger ledger, List<Intake> intakes) throws InterruptedException {
        try {
            ApiAnswer answer = http.send(access.grant(lookup.request(due)));
            boolean nothing = answer.status() == 404 || answer.status() == 410;
            if (!answer.isGood() && !nothing) {
                return false;
            }
            Reading reading = new Reading(origin, clock.instant());
            lookup.read(nothing ? MissingNode.getInstance() : tree(answer), reading);
            intakes.addAll(compared(due, reading, ledger));
            ledger.checked(due);
            return true;
        } catch (Access.Denied | IOException e) {
            return false;
        }
    }

    private static JsonNode tree(ApiAnswer answer) throws IOException {
        return Json.deep().readTree(answer.body());
    }

    private List<Intake> compared(List<String> due, Reading reading, Ledger ledger) {
        Set<String> missing = new HashSet<>(due);
        List<Intake> news = new ArrayList<>();
        for (Intake intake : reading.intakes()) {
            if (intake instanceof Heard heard && due.contains(heard.mention().nativeId())) {
                missing.remove(heard.mention().nativeId());
                boolean gone = heard.mention().action() == Action.DELETE;
                if (gone) {
                    ledger.gone(heard.mention().nativeId());
                }
                if (gone || lookup.showsEdits()) {
                    news.add(intake);
                }
            }
        }
        for (String id : missing) {
            ledger.gone(id);
            news.add(reading.gone(id));
        }
        return news;
    }

    @Override
    public void close() {
        source.close();
    }
}
