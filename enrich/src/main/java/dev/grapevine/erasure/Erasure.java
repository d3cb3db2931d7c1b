package dev.grapevine.erasure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The wish that something be forgotten; the message of {@code erasures.v1}, under its subject as the key. A tombstone
 * takes the wish back: what is said from then on is heard again, what was forgotten stays so.
 *
 * @param v version of this contract, 1
 * @param kind what the subject is
 * @param subject an author's pseudonym, or a mention's id
 * @param at the stream's clock when it was asked for
 * @param reason in words for people, such as "account deleted"; no text of anybody's
 * @param by a source's name, or who gave the command
 */
public record Erasure(int v, Kind kind, String subject, Instant at, String reason, String by) {

    public static final int VERSION = 1;

    private static final String ACCOUNT = "account ";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32,64}");

    public Erasure {
        if (!HEX.matcher(subject).matches()) {
            throw new IllegalArgumentException(
                    "subject: expected a pseudonym or a mention's id, found '" + subject + "'");
        }
    }

    public static Erasure ofAuthor(String pseudonym, Instant at, String reason, String by) {
        return new Erasure(VERSION, Kind.AUTHOR, pseudonym, at, reason, by);
    }

    public static Erasure ofMention(String id, Instant at, String reason, String by) {
        return new Erasure(VERSION, Kind.MENTION, id, at, reason, by);
    }

    /**
     * Of everything that an account said, because its network says that the account is gone.
     *
     * @param state as the network names it, such as "deleted"
     */
    public static Erasure ofAccount(String pseudonym, Instant at, String state, String source) {
        return ofAuthor(pseudonym, at, ACCOUNT + state, source);
    }

    /** Whether nobody asked for it, but the account is gone. */
    @JsonIgnore
    public boolean isOfAccount() {
        return reason.startsWith(ACCOUNT);
    }

    /** Whose words are to be forgotten. */
    public enum Kind {
        @JsonProperty("author")
        AUTHOR,
        @JsonProperty("mention")
        MENTION
    }
}
