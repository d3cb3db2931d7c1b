package dev.grapevine.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an event of an incident reaches people: the job decides it, whoever sends mails acts on it.
 *
 * @param because why it reaches people less than it could, or null
 * @param acknowledgedBy who has taken it on, or null
 * @param silencedUntil end of the brand's silence that it falls into, or null
 * @param group id of the incident that it was folded into, or null where it stands for itself
 * @param brands ids of the other brands that take part
 */
public record Handling(
        Criticality criticality,
        @Nullable Because because,
        @Nullable String acknowledgedBy,
        @Nullable Instant silencedUntil,
        @Nullable String group,
        List<String> brands) {

    public Handling {
        brands = List.copyOf(brands);
    }

    /** Nothing is known but what it is: notices and competitors wait for the digest. */
    public static Handling usual(Kind kind, boolean competitor) {
        Because because = competitor ? Because.COMPETITOR : kind.isNotice() ? Because.NOTICE : null;
        return new Handling(
                because == null ? Criticality.MAIL : Criticality.DIGEST, because, null, null, null, List.of());
    }

    /** How much it may disturb. */
    public enum Criticality {
        /** Wake somebody: breaks through quiet hours and budgets. */
        @JsonProperty("page")
        PAGE,
        /** A mail at once, within quiet hours and budgets. */
        @JsonProperty("mail")
        MAIL,
        /** In the next digest. */
        @JsonProperty("digest")
        DIGEST,
        /** Shown in the console, sent to nobody. */
        @JsonProperty("record")
        RECORD
    }

    /** Why it reaches people less than it could. */
    public enum Because {
        /** Watched for comparison. */
        @JsonProperty("competitor")
        COMPETITOR,
        /** About our data, not about the brand. */
        @JsonProperty("notice")
        NOTICE,
        /** Somebody has taken it on. */
        @JsonProperty("acknowledged")
        ACKNOWLEDGED,
        /** Somebody wants to hear nothing of the brand for a while. */
        @JsonProperty("silenced")
        SILENCED,
        /** Somebody called the incident, or one like it just before, not useful. */
        @JsonProperty("not-useful")
        NOT_USEFUL,
        /** Within one of the company's own campaigns. */
        @JsonProperty("campaign")
        CAMPAIGN,
        /** Caused by a change of query, sources, model or rule. */
        @JsonProperty("own-change")
        OWN_CHANGE,
        /** Folded into another incident. */
        @JsonProperty("grouped")
        GROUPED,
        /** The policy leaves this kind out. */
        @JsonProperty("policy")
        POLICY
    }
}
