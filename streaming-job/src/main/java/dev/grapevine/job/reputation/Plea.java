package dev.grapevine.job.reputation;

import dev.grapevine.erasure.Erasure;
import org.jspecify.annotations.Nullable;

/**
 * One record of {@code erasures.v1}.
 *
 * @param subject whose words are meant: an author's pseudonym, or a mention's id
 * @param erasure null where the wish is taken back
 */
public record Plea(String subject, @Nullable Erasure erasure) {

    private static final int MENTION_ID = 64;

    /** Whether one mention is meant, and not an author; a wish that is taken back shows that by its length only. */
    boolean isOfMention() {
        return erasure == null ? subject.length() == MENTION_ID : erasure.kind() == Erasure.Kind.MENTION;
    }
}
