package dev.grapevine.job.reputation;

import dev.grapevine.mention.Mention;
import dev.grapevine.topic.DeadLetter;
import org.jspecify.annotations.Nullable;

/** One record of a topic of mentions: a mention, or the dead letter that it becomes. */
public record Intake(@Nullable Mention mention, @Nullable DeadLetter dead) {

    public Intake {
        if ((mention == null) == (dead == null)) {
            throw new IllegalArgumentException("an intake is either a mention or a dead letter");
        }
    }

    public static Intake of(Mention mention) {
        return new Intake(mention, null);
    }

    public static Intake dead(DeadLetter letter) {
        return new Intake(null, letter);
    }
}
