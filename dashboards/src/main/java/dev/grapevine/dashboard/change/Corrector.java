package dev.grapevine.dashboard.change;

import dev.grapevine.correction.Correction;
import dev.grapevine.correction.Corrections;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/**
 * Takes in what people know better than the machine, in two steps: {@link #put} or {@link #remove}, which new mentions
 * follow within a second, and {@link #lookAgain}, which brings the mentions that are still kept in line.
 *
 * <p>If somebody is stopped between the two, history keeps the machine's word until {@link #lookAgain} is called for the
 * same correction; calling it twice does no harm. For the console, the command line and whatever else lets people
 * correct; safe for many threads.
 */
public final class Corrector {

    /** The job's checkpoints are fifteen seconds apart. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MentionHistory history;
    private final CorrectionsTopic topic;

    /** @param client properties of a Kafka client */
    public Corrector(Map<String, Object> client) {
        this.history = new MentionHistory(client);
        this.topic = new CorrectionsTopic(client);
    }

    /** What stands now, by key. */
    public Map<String, Correction> all() {
        return topic.read();
    }

    /** Adds or replaces a correction; returns when Kafka has it. */
    public void put(Correction correction) throws ExecutionException, InterruptedException {
        topic.put(correction);
    }

    /** Takes a correction back, so that the machine's word stands again; returns when Kafka has it. */
    public void remove(Correction correction) throws ExecutionException, InterruptedException {
        topic.remove(correction.key());
    }

    /**
     * What came of looking again.
     *
     * @param takenIn false where the job has not taken the correction in, perhaps because it does not run; then nothing
     *     was fed
     * @param fed how many states of mentions are being looked at again
     */
    public record Looked(boolean takenIn, long fed) {}

    /**
     * Feeds the kept mentions that a correction concerns to the job again, once the job has taken it in; takes about ten
     * seconds, and for a rule as long as it takes to read the mentions.
     *
     * @param correction that was put or removed
     * @param since nothing older is looked at; for a relabel at most when its mention was heard
     * @param progress told now and then how many mentions were read and how many of them fed
     */
    public Looked lookAgain(Correction correction, Instant since, BiConsumer<Long, Long> progress)
            throws ExecutionException, InterruptedException {
        if (!history.isTakenIn(Topic.CORRECTIONS, PATIENCE)) {
            return new Looked(false, 0);
        }
        if (correction.isRelabel()) {
            return new Looked(true, history.feed(correction.id(), since));
        }
        Corrections alone = new Corrections(List.of(correction));
        return new Looked(true, history.feed(alone::concern, since, progress));
    }

    /** So many days before the newest mention, in the stream's time. */
    public Instant daysBack(int days) throws ExecutionException, InterruptedException {
        return history.daysBack(days);
    }
}
