package dev.grapevine.spike;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.mention.SourceType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stories that ask something, of the last three hours: a surge is more of them, and a larger share, than usual. */
final class Questions {

    private static final Pattern ASKS = Pattern.compile("[?？؟](?:[\\s\"”’)\\]]|$)");
    private static final int BINS = 36;
    private static final double SURE = 5;
    private static final double TIMES = 2;

    private final int[] counts;
    private final Share share;
    private long newest = Long.MIN_VALUE;

    Questions() {
        this(new int[BINS], new Share());
    }

    private Questions(int[] counts, Share share) {
        this.counts = counts;
        this.share = share;
    }

    /** In any language that ends its questions with a mark of their own. */
    static boolean asks(EnrichedMention mention) {
        return mention.sourceType() == SourceType.QUESTION || asks(mention.title()) || asks(mention.text());
    }

    private static boolean asks(@Nullable String text) {
        return text != null && ASKS.matcher(text).find();
    }

    void advance(long bin) {
        newest = newest == Long.MIN_VALUE ? bin : newest;
        for (newest = Math.max(newest, bin - BINS); newest < bin; ) {
            newest++;
            counts[slot(newest)] = 0;
        }
    }

    void add(long bin, int more) {
        if (bin <= newest && bin > newest - BINS) {
            counts[slot(bin)] = Math.max(0, counts[slot(bin)] + more);
        }
    }

    long sum(int bins) {
        long sum = 0;
        for (long bin = newest - bins + 1; bin <= newest; bin++) {
            sum += counts[slot(bin)];
        }
        return sum;
    }

    /** Takes in the three hours that end now. */
    void learn(long stories) {
        share.learn(sum(BINS), stories);
    }

    Optional<Sighting> look(long now, long stories, double usualStories, int minimum) {
        long count = sum(BINS);
        double usual = share.usual() * usualStories;
        boolean surge = count >= Math.max(5, minimum)
                && count - 1.5 * Math.sqrt((double) count) >= TIMES * usual
                && count >= TIMES * share.usual() * stories
                && share.z(count, stories) >= SURE;
        return surge
                ? Optional.of(Sighting.of(Kind.QUESTIONS, now - BINS + 1, now, count, usual, null, null))
                : Optional.empty();
    }

    private static int slot(long bin) {
        return (int) Math.floorMod(bin, (long) BINS);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(newest);
        for (int count : counts) {
            Varint.write(out, count);
        }
        share.write(out);
    }

    static Questions read(DataInputStream in) throws IOException {
        long newest = in.readLong();
        int[] counts = new int[BINS];
        for (int i = 0; i < BINS; i++) {
            counts[i] = Varint.read(in);
        }
        Questions questions = new Questions(counts, Share.read(in));
        questions.newest = newest;
        return questions;
    }
}
