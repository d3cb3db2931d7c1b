package dev.grapevine.job.reputation;

import dev.grapevine.brand.Brand;
import dev.grapevine.correction.Corrections;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.job.reputation.Guard.Outcome;
import dev.grapevine.mention.Mention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enrichment of the brands that stand now, which no text and no query can bring down.
 *
 * <p>A mention whose feeling cannot be found out is unscored ("error" or "timeout"); one that cannot even be matched is
 * a failure for the dead letters. A brand whose query cannot be used is left out, and said so, until it is mended.
 */
final class GuardedEnrichment implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedEnrichment.class);

    private final Guard guard;
    private final Enrichment enrichment;

    GuardedEnrichment(Enrichment.Factory factory, Collection<Brand> brands, Duration deadline) {
        this(new Guard(deadline), open(factory, brands));
    }

    private GuardedEnrichment(Guard guard, Enrichment enrichment) {
        this.guard = guard;
        this.enrichment = enrichment;
    }

    /** The enrichment of other brands; this one is not to be used any more. */
    GuardedEnrichment changed(Enrichment.Factory factory, Collection<Brand> brands) {
        Optional<Enrichment> quickly = quickly(brands);
        if (quickly.isEmpty()) {
            enrichment.close();
        }
        return new GuardedEnrichment(guard, quickly.orElseGet(() -> open(factory, brands)));
    }

    void correct(Corrections corrections) {
        enrichment.correct(corrections);
    }

    private Optional<Enrichment> quickly(Collection<Brand> brands) {
        try {
            return enrichment.changed(brands);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What came of each mention, in the order they are given. */
    List<Outcome<List<EnrichedMention>>> enrich(List<Mention> mentions) throws InterruptedException {
        List<Outcome<List<EnrichedMention>>> outcomes = new ArrayList<>(mentions.size());
        while (outcomes.size() < mentions.size()) {
            List<Callable<List<EnrichedMention>>> calls = new ArrayList<>();
            for (Mention mention : mentions.subList(outcomes.size(), mentions.size())) {
                calls.add(() -> enrichment.enrich(mention));
            }
            for (Outcome<List<EnrichedMention>> outcome : guard.call(calls)) {
                outcomes.add(orUnscored(outcome, mentions.get(outcomes.size())));
            }
        }
        return outcomes;
    }

    private Outcome<List<EnrichedMention>> orUnscored(Outcome<List<EnrichedMention>> outcome, Mention mention)
            throws InterruptedException {
        return outcome instanceof Outcome.Failed<List<EnrichedMention>> failed
                ? guard.call(() -> enrichment.enrichUnscored(mention, failed.reason()))
                : outcome;
    }

    @Override
    public void close() {
        guard.close();
        enrichment.close();
    }

    private static Enrichment open(Enrichment.Factory factory, Collection<Brand> brands) {
        try {
            return factory.open(brands);
        } catch (IllegalArgumentException e) {
            return factory.open(usable(factory, brands));
        }
    }

    private static List<Brand> usable(Enrichment.Factory factory, Collection<Brand> brands) {
        List<Brand> usable = new ArrayList<>();
        for (Brand brand : brands) {
            String problem = problem(factory, brand);
            if (problem == null) {
                usable.add(brand);
            } else {
                LOG.error("Brand {} is not matched until its query is mended: {}", brand.id(), problem);
            }
        }
        return usable;
    }

    private static @Nullable String problem(Enrichment.Factory factory, Brand brand) {
        try {
            factory.open(List.of(brand)).close();
            return null;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
