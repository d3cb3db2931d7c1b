package dev.grapevine.correction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.sentiment.Label;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person knows better than the machine: how one mention feels, or what a phrase means. The message of
 * {@code corrections.v1} (schema: {@code schema/corrections.v1.json}); a tombstone takes it back.
 *
 * @param v version of this contract, 1
 * @param id the mention's id for a relabel, any other name for a rule
 * @param brand it holds for this brand only; null for all
 * @param query what a mention must say for a rule; null for a relabel
 * @param label how what is meant feels; null for a rule whose words are a name, and say nothing of a feeling
 * @param by who says so
 */
public record Correction(
        int v,
        String id,
        @Nullable String brand,
        @Nullable String query,
        @Nullable Label label,
        Instant at,
        @Nullable String by) {

    public static final int VERSION = 1;

    private static final String MENTION = "[0-9a-f]{64}";
    private static final int LONGEST_ID = 200;

    /** @throws IllegalArgumentException saying what is wrong */
    public Correction {
        Objects.requireNonNull(at, "at");
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("id of a correction: expected 1 to " + LONGEST_ID + " characters");
        }
        if (query == null && (!id.matches(MENTION) || label == null)) {
            throw new IllegalArgumentException(
                    "correction '" + id + "': expected a label and the id of a mention, or the query of a rule");
        }
        if (query != null && QueryParser.parse(query) instanceof ParsedQuery.Bad bad) {
            throw new IllegalArgumentException(
                    "query of correction '" + id + "' " + bad.problems().get(0));
        }
    }

    /** Whether it is about one mention alone. */
    @JsonIgnore
    public boolean isRelabel() {
        return query == null;
    }

    /**
     * The key on {@code corrections.v1}: the id, and for a relabel towards one brand the brand behind it, because people
     * may know of each brand in a mention how it feels.
     */
    public String key() {
        return isRelabel() && brand != null ? id + "-" + brand : id;
    }

    boolean isFor(String other) {
        return brand == null || brand.equals(other);
    }
}
