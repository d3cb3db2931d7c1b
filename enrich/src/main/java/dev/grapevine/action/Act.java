package dev.grapevine.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about an incident, a mention or a brand; the message of {@code actions.v1}.
 *
 * @param v version of this contract, 1
 * @param subject incident or mention id, {@link #digests} or {@link #brand}
 * @param by who: a console user, or the recipient of a signed link
 * @param until end of a silence
 * @param reason why it was not useful, or null
 */
public record Act(
        int v,
        String subject,
        Verb verb,
        Instant at,
        String by,
        @Nullable String note,
        @Nullable Instant until,
        @Nullable Reason reason) {

    public static final int VERSION = 1;

    /** Without a reason. */
    public Act(
            int v, String subject, Verb verb, Instant at, String by, @Nullable String note, @Nullable Instant until) {
        this(v, subject, verb, at, by, note, until, null);
    }

    /** The subject of what somebody says about a brand's digests. */
    public static String digests(String brand, String recipient) {
        return "digest|" + brand + "|" + recipient;
    }

    /** The subject of a change of a brand. */
    public static String brand(String id) {
        return "brand|" + id;
    }

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
        ANSWERED,
        /** Given to the help desk of a team, whose name is the note. */
        @JsonProperty("hand-over")
        HAND_OVER,
        /** A mention needs no answer. */
        @JsonProperty("close")
        CLOSE,
        /** It needs one after all. */
        @JsonProperty("reopen")
        REOPEN,
        /** A mention's label is another, which is the note; what counts stands on {@code corrections.v1}. */
        @JsonProperty("correct")
        CORRECT,
        /** A brand listens or alerts otherwise; the subject is {@link Act#brand}, the note says what changed. */
        @JsonProperty("change")
        CHANGE,
        /** No more digests; the subject is {@link Act#digests}. */
        @JsonProperty("unsubscribe")
        UNSUBSCRIBE,
        /** Digests again. */
        @JsonProperty("subscribe")
        SUBSCRIBE
    }

    /** Why an incident was not useful; each leads to another proposal. */
    public enum Reason {
        /** Real, but not worth a mail. */
        @JsonProperty("too-small")
        TOO_SMALL,
        /** About something else of that name. */
        @JsonProperty("irrelevant")
        IRRELEVANT,
        /** We knew of it, it comes back every week. */
        @JsonProperty("known")
        KNOWN,
        /** We did it ourselves. */
        @JsonProperty("own-campaign")
        OWN_CAMPAIGN,
        /** The same again and again. */
        @JsonProperty("copies")
        COPIES,
        /** Over before the mail came. */
        @JsonProperty("too-late")
        TOO_LATE,
        @JsonProperty("other")
        OTHER
    }
}
