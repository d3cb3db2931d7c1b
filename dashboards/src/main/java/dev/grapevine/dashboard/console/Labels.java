package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.correction.Correction;
import dev.grapevine.dashboard.change.Corrector;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.dashboard.gate.Visitor;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.sentiment.Label;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people know better than the machine, on {@code corrections.v1}.
 *
 * <p>A correction is written before anybody is told that it was. The mention is then looked at again behind their back,
 * once the job has taken the correction in; if the console ends before that, the correction stands and the mention keeps
 * the machine's label until it is heard again.
 */
final class Labels {

    private static final Logger LOG = LoggerFactory.getLogger(Labels.class);

    private final Corrector corrector;
    private final ActLog acts;

    Labels(Corrector corrector, ActLog acts) {
        this.corrector = corrector;
        this.acts = acts;
    }

    /** A label as a form sends it. */
    static Optional<Label> of(@Nullable String word) {
        return Arrays.stream(Label.values())
                .filter(label -> label.word().equals(word))
                .findFirst();
    }

    /**
     * @param now by the stream's clock
     * @throws KafkaException if it could not be written; then nothing was changed
     */
    void correct(EnrichedMention mention, Label label, Visitor visitor, Instant now) {
        String id = mention.mention().id();
        String by = visitor.nameOr(Gate.SOMEBODY);
        Instant at = acts.next(id, now);
        Correction correction = new Correction(Correction.VERSION, id, mention.brand(), null, label, at, by);
        try {
            corrector.put(correction);
        } catch (ExecutionException e) {
            throw new KafkaException("the label was not corrected", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
        acts.write(new Act(Act.VERSION, id, Act.Verb.CORRECT, at, by, label.word(), null));
        Thread again = new Thread(() -> lookAgain(correction, mention.fetched()), "grapevine-console-corrections");
        again.setDaemon(true);
        again.start();
    }

    private void lookAgain(Correction correction, Instant since) {
        try {
            Corrector.Looked looked = corrector.lookAgain(correction, since, (read, fed) -> {});
            if (!looked.takenIn()) {
                LOG.warn("the job did not take a corrected label in; does it run?");
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("a corrected mention was not looked at again: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
