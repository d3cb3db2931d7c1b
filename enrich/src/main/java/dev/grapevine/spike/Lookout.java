package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.brand.Limit;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks out for everything beside the tide of talk: ratings, questions, copies, must-see mentions and plain limits. */
final class Lookout {

    private static final int HALF_HOUR = 6;
    private static final int THREE_HOURS = 36;
    private static final int HOUR = 12;
    private static final Duration TIMELY = Duration.ofMinutes(60);

    private final Stars stars;
    private final Questions questions;
    private final Copies copies;
    private final List<Sighting> mustSee = new ArrayList<>();
    private long now = Long.MIN_VALUE;

    private Lookout(Stars stars, Questions questions, Copies copies) {
        this.stars = stars;
        this.questions = questions;
        this.copies = copies;
    }

    static Lookout start() {
        return new Lookout(new Stars(), new Questions(), new Copies());
    }

    /** Lets time pass up to the detector's. */
    void advance(SpikeDetector detector) {
        long bin = detector.now();
        if (now == Long.MIN_VALUE) {
            now = bin;
        }
        for (now = Math.max(now, bin - 2 * Ring.BINS); now < bin; ) {
            if (Math.floorMod(now + 1, (long) HOUR) == 0) {
                questions.learn(detector.counted(now, THREE_HOURS));
            }
            copies.advance(now + 1, (int) detector.counted(now, 1));
            now++;
        }
        copies.advance(now, 0);
        stars.advance(now);
        questions.advance(now);
    }

    /** Takes in what a mention counts, or takes it back. */
    void count(Counted counted, boolean asks, int sign) {
        long bin = Math.min(SpikeDetector.bin(counted.eventTime()), now);
        if (!counted.storyFirst()) {
            copies.add(bin, sign);
            return;
        }
        Double rated = counted.stars();
        if (rated != null) {
            stars.add(bin, rated, sign);
        }
        if (asks) {
            questions.add(bin, sign);
        }
    }

    /** Takes in the copies of a pre-aggregate. */
    void copied(Batch batch) {
        copies.add(Math.min(SpikeDetector.bin(batch.eventTime()), now), batch.copies());
    }

    /** Asks the rules about a mention that is new. */
    void ask(EnrichedMention mention, MustSees rules) {
        Duration age = Duration.between(mention.eventTime(), mention.fetched());
        if (!mention.own() && !mention.deleted() && age.compareTo(TIMELY) <= 0) {
            long bin = Math.min(now, SpikeDetector.bin(mention.eventTime()));
            rules.why(mention)
                    .map(why -> Sighting.of(Kind.MUST_SEE, bin, now, 1, 0, why, null)
                            .withMention(mention.mention().id()))
                    .ifPresent(mustSee::add);
        }
    }

    /** Everything that is worth telling now, the most urgent first. */
    List<Sighting> look(SpikeDetector detector, Brand brand) {
        List<Sighting> sightings = new ArrayList<>();
        AlertPolicy policy = brand.policy();
        ZoneId zone = brand.zone();
        if (!mustSee.isEmpty()) {
            sightings.add(mustSee.get(0));
            mustSee.clear();
        }
        policy.limits().forEach(limit -> add(sightings, limit(limit, detector)));
        if (detector.isLearnt()) {
            double halfHour = detector.usual(now, HALF_HOUR, zone);
            stars.look(now, policy.minimumMentions()).ifPresent(sightings::add);
            questions
                    .look(
                            now,
                            detector.counted(now, THREE_HOURS),
                            detector.usual(now, THREE_HOURS, zone),
                            policy.minimumMentions())
                    .ifPresent(sightings::add);
            copies.look(now, detector.counted(now, HALF_HOUR), halfHour).ifPresent(sightings::add);
        }
        sightings.addAll(detector.noticed());
        return sightings;
    }

    private static void add(List<Sighting> sightings, @Nullable Sighting sighting) {
        if (sighting != null) {
            sightings.add(sighting);
        }
    }

    private @Nullable Sighting limit(Limit limit, SpikeDetector detector) {
        int bins = (limit.minutes() + 4) / 5;
        long count = detector.timely(limit.count() == Limit.What.NEGATIVE, bins);
        String words = limit.atLeast() + (limit.count() == Limit.What.NEGATIVE ? " negative stories" : " stories")
                + " in " + limit.minutes() + " minutes";
        return count >= limit.atLeast()
                ? Sighting.of(Kind.THRESHOLD, now - bins + 1, now, count, limit.atLeast(), words, null)
                : null;
    }

    Stars stars() {
        return stars;
    }

    long questions(int bins) {
        return questions.sum(Math.min(THREE_HOURS, bins));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(now);
        stars.write(out);
        questions.write(out);
        copies.write(out);
    }

    static Lookout read(DataInputStream in) throws IOException {
        long now = in.readLong();
        Lookout lookout = new Lookout(Stars.read(in), Questions.read(in), Copies.read(in));
        lookout.now = now;
        return lookout;
    }
}
