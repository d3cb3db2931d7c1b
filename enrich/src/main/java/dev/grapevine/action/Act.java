package dev.grapevine.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about an incident or a mention; the message of {@code actions.v1}.
 *
 * @param v version of this contract, 1
 * @param subject incident or mention id
 * @param by who: a console user, or the recipient of a signed link
 * @param until end of a silence
 */
public record Act(
        int v,
        String subject,
        Verb verb,
        Instant at,
        String by,
        @Nullable String note,
        @Nullable Instant until) {

    public static final int VERSION = 1;

    /** What can be done. */
    public enum Verb {
        @JsonProperty("acknowledge")
        ACKNOWLEDGE,
        @JsonProperty("silence")
        SILENCE,
        @JsonProperty("note")
        NOTE,
        @JsonProperty("not-useful")
        NOT_USEFUL,
        @JsonProperty("assign")
        ASSIGN,
        @JsonProperty("answered")
        ANSWERED
    }
}
