package dev.grapevine.rollup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts of one brand, source and bin of five minutes of event time; the message of {@code rollups.v1} and the
 * document of the rollups index. Every count is a plain sum, so that bins add up to any longer range.
 *
 * <p>The brand's own voice is in none of them.
 *
 * @param v version of this contract, 1
 * @param bin start of the five minutes
 * @param version milliseconds of the newest {@code fetched} that took part; never falls
 * @param mentions documents, copies included
 * @param primaries mentions whose primary brand this is
 * @param stories first copies only
 * @param authors first words of an author only
 * @param negative scored mentions by label; mixed and unscored have their own
 * @param reach sum of followers: potential, never people who saw it
 * @param engagement likes, shares and replies
 * @param rated mentions with a rating
 * @param stars sum of ratings on 1 to 5
 */
public record Rollup(
        int v,
        String brand,
        String source,
        Instant bin,
        long version,
        long mentions,
        long primaries,
        long stories,
        long authors,
        long negative,
        long neutral,
        long positive,
        long mixed,
        long unscored,
        long reach,
        long engagement,
        long rated,
        double stars) {

    public static final int VERSION = 1;
    public static final Duration BIN = Duration.ofMinutes(5);

    /** Start of the bin that a time falls into. */
    public static Instant binOf(Instant eventTime) {
        long millis = BIN.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(eventTime.toEpochMilli(), millis) * millis);
    }

    /** The document's id in Elasticsearch and the key on {@code rollups.v1}. */
    @JsonIgnore
    public String id() {
        return brand + "|" + source + "|" + bin;
    }
}
