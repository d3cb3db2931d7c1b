package dev.grapevine.dashboard.change;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandChange;
import dev.grapevine.brand.InvalidBrandsException;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes the brands of a running system: shows first what a change would do to what was heard, writes it, and has the
 * kept mentions that it concerns looked at again. For the console and the command line; safe for many threads.
 */
public final class BrandEditor {

    /** The job's checkpoints are fifteen seconds apart. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int TELL_EVERY = 1_000;

    private final MentionHistory history;
    private final BrandsTopic topic;
    private final @Nullable Pseudonyms pseudonyms;

    /**
     * @param client properties of a Kafka client
     * @param pseudonyms of the authors, for {@code author:} terms; null where the key is not known
     */
    public BrandEditor(Map<String, Object> client, @Nullable Pseudonyms pseudonyms) {
        this.history = new MentionHistory(client);
        this.topic = new BrandsTopic(client);
        this.pseudonyms = pseudonyms;
    }

    /** By id. */
    public Map<String, Brand> present() {
        return topic.read();
    }

    /**
     * From the brands that stand now to others.
     *
     * @throws InvalidBrandsException with every problem of every query
     */
    public BrandChange change(Collection<Brand> wanted) {
        return new BrandChange(present().values(), wanted, pseudonyms);
    }

    /**
     * What a change would do to what was heard in the last days; nothing is changed.
     *
     * @param samples how many of the added and of the removed are shown of each brand
     * @param progress told now and then how many mentions were read
     */
    public Preview preview(BrandChange change, int days, int samples, LongConsumer progress)
            throws ExecutionException, InterruptedException {
        Preview preview = new Preview(change, samples);
        history.read(history.daysBack(days), mention -> {
            preview.hear(mention);
            if (preview.read() % TELL_EVERY == 0) {
                progress.accept(preview.read());
            }
        });
        return preview;
    }

    /** Writes what is new or changed, and removes what is not among them; returns when Kafka has it. */
    public BrandsTopic.Changes write(Collection<Brand> wanted) throws ExecutionException, InterruptedException {
        return topic.apply(wanted);
    }

    /**
     * Feeds the kept mentions that a change concerns to the job again, once the job has taken the brands in.
     *
     * @param progress told now and then how many mentions were read and how many of them fed
     */
    public Corrector.Looked lookAgain(BrandChange change, int days, BiConsumer<Long, Long> progress)
            throws ExecutionException, InterruptedException {
        if (!history.isTakenIn(Topic.BRANDS, PATIENCE)) {
            return new Corrector.Looked(false, 0);
        }
        Instant since = history.daysBack(days);
        return new Corrector.Looked(
                true, history.feed(mention -> change.on(mention).concerns(), since, progress));
    }

    /** Feeds every kept mention again: after another model, or where feeding was broken off. */
    public long lookAtAllAgain(int days, BiConsumer<Long, Long> progress)
            throws ExecutionException, InterruptedException {
        return history.feed(mention -> true, history.daysBack(days), progress);
    }
}
