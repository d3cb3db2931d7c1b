package dev.grapevine.job.reputation;

import dev.grapevine.health.SourceHealth;
import org.apache.flink.api.connector.source.Source;

/**
 * What the job reads.
 *
 * @param mentions everything that was heard
 * @param rematch mentions that are fed again
 * @param brandsBefore bounded: the brands that stand when the job starts
 * @param brandsAfter what is written to the brands from then on
 * @param acts what people did about incidents
 * @param erasures whose words are to be forgotten
 * @param heartbeats how each source is doing
 */
public record ReputationSources(
        Source<Intake, ?, ?> mentions,
        Source<Intake, ?, ?> rematch,
        Source<BrandNews, ?, ?> brandsBefore,
        Source<BrandNews, ?, ?> brandsAfter,
        Source<BrandNews, ?, ?> acts,
        Source<Plea, ?, ?> erasures,
        Source<SourceHealth, ?, ?> heartbeats) {}
