package dev.grapevine.ingest.webhook;

import dev.grapevine.ingest.webhook.Verdict.Refused;
import java.util.Locale;

/**
 * What a caller is told.
 *
 * @param word for programs
 * @param reason for people
 */
record Reply(int status, String word, String reason) {

    private static final int ACCEPTED = 202;

    /** Kafka has it. */
    static Reply safe() {
        return new Reply(ACCEPTED, "accepted", "it is safe");
    }

    /** It waits to be handed on. */
    static Reply taken() {
        return new Reply(ACCEPTED, "accepted", "it is taken");
    }

    static Reply of(Refused refused) {
        return new Reply(refused.status(), refused.name().toLowerCase(Locale.ROOT), refused.reason());
    }
}
