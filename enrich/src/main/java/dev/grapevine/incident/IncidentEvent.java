package dev.grapevine.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.grapevine.sentiment.Label;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an incident: the message of {@code alerts.v1}, with all that a mail or page needs to explain it.
 *
 * @param v version of this contract, 1
 * @param incident its id: brand, kind and start, so that a replay gives the same
 * @param sequence 0 for opened, then one more for each event of the incident
 * @param at the tick of the stream's clock at which it was decided
 * @param started when it began
 * @param late found in mentions that arrived late: its own time is {@code started}
 * @param competitor of a brand watched for comparison: never pages
 * @param severity 1 (notice) to 4 (critical)
 * @param count unique stories (or negative ones) in the window
 * @param expected how many the baseline expects there
 * @param low lower end of the expected band
 * @param high upper end of the expected band
 * @param windowMinutes length of the window that count and expected are of
 * @param why what stands behind it
 * @param curve the hours before and the incident itself, oldest first
 * @param evidence at most five mentions, most telling first
 * @param rule the rule and its numbers, in a sentence
 * @param ruleVersion of detector and policy
 */
public record IncidentEvent(
        int v,
        String incident,
        int sequence,
        Type event,
        String brand,
        String brandName,
        Kind kind,
        Instant at,
        Instant started,
        boolean late,
        boolean competitor,
        int severity,
        long count,
        double expected,
        double low,
        double high,
        int windowMinutes,
        Why why,
        List<CurvePoint> curve,
        List<Evidence> evidence,
        String rule,
        String ruleVersion) {

    public static final int VERSION = 1;

    public IncidentEvent {
        curve = List.copyOf(curve);
        evidence = List.copyOf(evidence);
    }

    /** The key on {@code alerts.v1}: one per event of an incident. */
    @JsonIgnore
    public String id() {
        return incident + "|" + sequence;
    }

    /** How many times the usual; the count itself where next to nothing is usual. */
    @JsonIgnore
    public double ratio() {
        return count / Math.max(1, expected);
    }

    /** A step in an incident's life. */
    public enum Type {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("escalated")
        ESCALATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("resolved")
        RESOLVED
    }

    /** What is unusual. */
    public enum Kind {
        @JsonProperty("volume")
        VOLUME,
        @JsonProperty("negative")
        NEGATIVE
    }

    /**
     * @param terms unusually frequent, most unusual first
     * @param sources by share of the window's mentions, largest first
     */
    public record Why(
            long mentions,
            long stories,
            long authors,
            long negative,
            long neutral,
            long positive,
            double usualNegativeShare,
            List<Term> terms,
            List<Share> sources) {
        public Why {
            terms = List.copyOf(terms);
            sources = List.copyOf(sources);
        }
    }

    /** @param lift how many times its usual share */
    public record Term(String term, long count, double lift) {}

    /** @param share 0 to 1 */
    public record Share(String name, long count, double share) {}

    /** One bin of the curve: unique stories against the band. */
    public record CurvePoint(Instant at, long count, double expected, double low, double high, long negative) {}

    /** A mention that shows what it is about; the text is an excerpt of at most 280 characters. */
    public record Evidence(
            String mention,
            @Nullable String url,
            @Nullable String title,
            @Nullable String text,
            @Nullable String author,
            String source,
            Instant published,
            @Nullable Label sentiment,
            long engagement,
            long copies) {}
}
