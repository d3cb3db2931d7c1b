package dev.grapevine.ingest.connector;

import dev.grapevine.erasure.Erasure;
import dev.grapevine.mention.Mention;
import dev.grapevine.topic.DeadLetter;
import java.nio.charset.StandardCharsets;

/** One item of a source: what it says, who is gone, or why it is not passed on. */
public sealed interface Intake {

    record Heard(Mention mention) implements Intake {}

    /** Everything of an author, or one mention, is to be forgotten. */
    record Erased(Erasure erasure) implements Intake {}

    /**
     * An author who was gone is back: what is said from now on may be heard again.
     *
     * @param author pseudonym
     */
    record Returned(String author) implements Intake {}

    /**
     * Seen and left out on purpose.
     *
     * @param item its native id, where it has one
     * @param reason why, in words for people
     */
    record Skipped(String item, String reason) implements Intake {}

    record Garbled(DeadLetter letter) implements Intake {

        /** The stage of every dead letter of this module. */
        public static final String STAGE = "ingest";

        public static Garbled of(byte[] original, String source, String position, String reason, String detail) {
            return new Garbled(new DeadLetter(original, STAGE, source, position, reason, detail));
        }

        public static Garbled of(String original, String source, String position, String reason, String detail) {
            return of(original.getBytes(StandardCharsets.UTF_8), source, position, reason, detail);
        }
    }
}
