package dev.grapevine.job.reputation;

import dev.grapevine.brand.Brand;
import dev.grapevine.correction.Corrections;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.mention.Mention;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a mention means for a fixed set of brands. Called by one thread at a time, which may be abandoned. */
public interface Enrichment extends AutoCloseable {

    /** One document per brand that the mention is about; firsts are not decided. */
    List<EnrichedMention> enrich(Mention mention);

    /** The same without asking how the mention feels: {@code reason} stands where the sentiment would. */
    List<EnrichedMention> enrichUnscored(Mention mention, String reason);

    /**
     * The enrichment of other brands, where that is quicker than opening one; then this one is not to be used any more.
     *
     * @throws IllegalArgumentException if a brand's query cannot be used
     */
    default Optional<Enrichment> changed(Collection<Brand> brands) {
        return Optional.empty();
    }

    /** From now on with what people know better. */
    default void correct(Corrections corrections) {}

    @Override
    void close();

    /** Makes enrichments where the job runs; carries nothing heavy there. */
    interface Factory extends Serializable {

        /** @throws IllegalArgumentException if a brand's query cannot be used */
        Enrichment open(Collection<Brand> brands);
    }
}
