package dev.grapevine.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gives the questions of one source their turns: search terms, hashtags, communities. Each has a position of its own,
 * so that one added later starts at its own beginning and one taken away is forgotten.
 *
 * <p>A round is over when each had its turn; then the source's interval counts.
 */
public final class Rotation implements Connector {

    private static final String TURN = "turn";
    private static final String EACH = "each";

    private final Supplier<List<String>> questions;
    private final Function<String, Connector> making;
    private final Map<String, Connector> made = new LinkedHashMap<>();

    /** @param questions asked for before every turn: they follow the brands */
    public Rotation(Supplier<List<String>> questions, Function<String, Connector> making) {
        this.questions = questions;
        this.making = making;
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        List<String> all = questions.get();
        if (all.isEmpty()) {
            return Batch.nothing(position, State.DEGRADED, "there is nothing to look for yet: no brand, no term");
        }
        made.keySet().retainAll(all);
        int turn = position.path(TURN).asInt() % all.size();
        String question = all.get(turn);
        Batch batch = made.computeIfAbsent(question, making).poll(own(position, question));
        return after(batch, position, all, turn);
    }

    private static ObjectNode own(ObjectNode position, String question) {
        JsonNode own = position.path(EACH).path(question);
        return own instanceof ObjectNode object ? object.deepCopy() : position.objectNode();
    }

    private static Batch after(Batch batch, ObjectNode position, List<String> all, int turn) {
        ObjectNode next = position.objectNode();
        ObjectNode each = next.putObject(EACH);
        position.path(EACH).properties().stream()
                .filter(entry -> all.contains(entry.getKey()))
                .forEach(entry -> each.set(entry.getKey(), entry.getValue()));
        each.set(all.get(turn), batch.position());
        boolean more = batch.again() != null && batch.state() == State.OK;
        int following = more ? turn : (turn + 1) % all.size();
        next.put(TURN, following);
        boolean roundGoesOn = !more && following > 0 && batch.state() == State.OK;
        return (roundGoesOn ? batch.notBefore(Duration.ZERO) : batch).at(next);
    }
}
