package dev.grapevine.ingest;

import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.replay.ReplaySpeed;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.setting.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * How a program runs the sources.
 *
 * @param kafka bootstrap servers and whatever else its Kafka clients need
 * @param clock the stream's clock: intervals are counted on it, and live items are heard at its time
 * @param pseudonymKey secret
 * @param replaySpeed of recordings
 * @param fetch how far fetches may go
 * @param pace least real time between two polls of a source
 * @param secrets what sources name by their environment variables
 * @param hooks where webhooks come in
 */
public record IngestOptions(
        Map<String, Object> kafka,
        InstantSource clock,
        String pseudonymKey,
        ReplaySpeed replaySpeed,
        FetchPolicy fetch,
        Duration pace,
        Secrets secrets,
        HooksAddress hooks) {

    public IngestOptions {
        kafka = Map.copyOf(kafka);
    }

    /** The system's clock, recordings as fast as they are taken, the rules for the open web. */
    public static IngestOptions of(Map<String, Object> kafka, String pseudonymKey, String contact) {
        return new IngestOptions(
                kafka,
                InstantSource.system(),
                pseudonymKey,
                ReplaySpeed.MAX,
                FetchPolicy.of(contact),
                Duration.ofSeconds(1),
                Secrets.NONE,
                HooksAddress.DEFAULT);
    }

    /** The same, with fetching as an operator set it. */
    public static IngestOptions of(Map<String, Object> kafka, String pseudonymKey, Settings settings) {
        return of(kafka, pseudonymKey, "").withFetch(FetchPolicy.of(settings)).withHooks(HooksAddress.of(settings));
    }

    public IngestOptions withClock(InstantSource value) {
        return new IngestOptions(kafka, value, pseudonymKey, replaySpeed, fetch, pace, secrets, hooks);
    }

    public IngestOptions withReplaySpeed(ReplaySpeed value) {
        return new IngestOptions(kafka, clock, pseudonymKey, value, fetch, pace, secrets, hooks);
    }

    public IngestOptions withFetch(FetchPolicy value) {
        return new IngestOptions(kafka, clock, pseudonymKey, replaySpeed, value, pace, secrets, hooks);
    }

    public IngestOptions withPace(Duration value) {
        return new IngestOptions(kafka, clock, pseudonymKey, replaySpeed, fetch, value, secrets, hooks);
    }

    public IngestOptions withSecrets(Secrets value) {
        return new IngestOptions(kafka, clock, pseudonymKey, replaySpeed, fetch, pace, value, hooks);
    }

    public IngestOptions withHooks(HooksAddress value) {
        return new IngestOptions(kafka, clock, pseudonymKey, replaySpeed, fetch, pace, secrets, value);
    }

    /** Without the key and without what Kafka needs to know. */
    @Override
    public String toString() {
        return "IngestOptions[replaySpeed=" + replaySpeed + ", fetch=" + fetch + ", pace=" + pace + "]";
    }
}
