package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.Annotation;
import dev.grapevine.incident.Annotation.Subject;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What we changed ourselves: the query, the rule, the models that score. Such a change moves what is usual; for a day it
 * is annotated, and nothing pages for it.
 */
final class OwnChanges {

    private static final Duration KEPT = Duration.ofDays(3);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final int MOST_ENGINES = 16;
    private static final int MOST_KEPT = 10;

    private int query;
    private int policy;
    private final Set<String> engines = new LinkedHashSet<>();
    private final List<Annotation> annotations = new ArrayList<>();

    /** Compares the brand with what it was; something to say only where it is another. */
    Optional<Annotation> brand(Brand brand, Instant at) {
        int nextQuery = hash(brand.query() + brand.ownAccounts() + brand.ownDomains());
        int nextPolicy = hash(brand.policy().toString());
        boolean first = query == 0;
        Optional<Annotation> change = first || nextQuery == query
                ? Optional.empty()
                : Optional.of(new Annotation(Subject.QUERY, "the query or the own accounts were changed", at, null));
        if (!first && nextPolicy != policy) {
            add(new Annotation(Subject.RULE, "the alert policy was changed", at, null));
        }
        query = nextQuery;
        policy = nextPolicy;
        change.ifPresent(this::add);
        return change;
    }

    /**
     * Notes who scored; true where it is another version of somebody known, on a brand that is known.
     *
     * <p>That a mention is scored by an engine that was not heard of so far is no change of ours: another language, a
     * longer text or a parser that is short of time is answered by another one, and that is just what a crisis brings.
     */
    boolean scored(EnrichedMention mention, Instant at, boolean learnt) {
        EnrichedMention.Corrected correction = mention.correction();
        if (correction != null) {
            return corrected(mention, correction, at, learnt);
        }
        Sentiment sentiment = mention.sentiment();
        if (sentiment == null || !sentiment.isScored()) {
            return false;
        }
        String engine = plain(sentiment.engine());
        boolean updated = engines.stream()
                .map(OwnChanges::plain)
                .anyMatch(known -> family(known).equals(family(engine)) && !known.equals(engine));
        if (engines.size() >= MOST_ENGINES || !engines.add(engine) || !updated || !learnt) {
            return false;
        }
        add(new Annotation(Subject.MODEL, "mentions are scored by " + engine + " now", at, null));
        return true;
    }

    /**
     * A rule for phrases is told when it first does something; one that makes mentions negative is taken for another
     * model. What is said of a single mention is no change of ours.
     */
    private boolean corrected(
            EnrichedMention mention, EnrichedMention.Corrected correction, Instant at, boolean learnt) {
        boolean relabel = correction.id().equals(mention.mention().id());
        if (relabel || engines.size() >= MOST_ENGINES || !engines.add("rule " + correction.id()) || !learnt) {
            return false;
        }
        Sentiment sentiment = mention.sentiment();
        boolean worse = sentiment != null && sentiment.label() == Label.NEGATIVE;
        add(new Annotation(
                worse ? Subject.MODEL : Subject.RULE, "mentions are corrected by " + correction.id(), at, null));
        return true;
    }

    /** Without why it was this one, such as "(budget)", and without the stars beside the words, "+rating". */
    private static String plain(String engine) {
        return engine.split("[ +]", 2)[0];
    }

    private static String family(String engine) {
        int version = engine.indexOf('/');
        return version < 0 ? engine : engine.substring(0, version);
    }

    void add(Annotation annotation) {
        annotations.add(annotation);
        if (annotations.size() > MOST_KEPT) {
            annotations.remove(0);
        }
    }

    /** Whether the day after a change of query or model lasts. */
    boolean isFresh(Instant at) {
        return annotations.stream()
                .filter(each -> each.subject() == Subject.QUERY || each.subject() == Subject.MODEL)
                .anyMatch(each -> each.from().plus(FRESH).isAfter(at));
    }

    /** What stands around an incident of that time. */
    List<Annotation> around(Instant started) {
        return annotations.stream()
                .filter(each -> each.from().plus(KEPT).isAfter(started))
                .toList();
    }

    private static int hash(String text) {
        int hash = text.hashCode();
        return hash == 0 ? 1 : hash;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(query);
        out.writeInt(policy);
        Varint.write(out, engines.size());
        for (String engine : engines) {
            out.writeUTF(engine);
        }
        Varint.write(out, annotations.size());
        for (Annotation each : annotations) {
            out.writeUTF(each.subject().name());
            out.writeUTF(each.text());
            out.writeLong(each.from().toEpochMilli());
        }
    }

    static OwnChanges read(DataInputStream in) throws IOException {
        OwnChanges changes = new OwnChanges();
        changes.query = in.readInt();
        changes.policy = in.readInt();
        for (int left = Varint.read(in); left > 0; left--) {
            changes.engines.add(in.readUTF());
        }
        for (int left = Varint.read(in); left > 0; left--) {
            Subject subject = Subject.valueOf(in.readUTF());
            changes.annotations.add(new Annotation(subject, in.readUTF(), Instant.ofEpochMilli(in.readLong()), null));
        }
        return changes;
    }
}
