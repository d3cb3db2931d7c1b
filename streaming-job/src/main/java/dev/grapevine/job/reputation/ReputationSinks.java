package dev.grapevine.job.reputation;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.mention.Mention;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.topic.DeadLetter;
import org.apache.flink.api.connector.sink2.Sink;

/** What the job writes. */
public record ReputationSinks(
        Sink<EnrichedMention> documents,
        Sink<Rollup> rollups,
        Sink<IncidentEvent> alerts,
        Sink<Mention> takenBack,
        Sink<DeadLetter> dead) {}
