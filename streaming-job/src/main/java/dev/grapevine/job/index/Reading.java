package dev.grapevine.job.index;

import dev.grapevine.topic.DeadLetter;
import org.jspecify.annotations.Nullable;

/** One record of a topic: a document, or the dead letter that it becomes. */
record Reading(@Nullable Doc doc, @Nullable DeadLetter dead) {

    Reading {
        if ((doc == null) == (dead == null)) {
            throw new IllegalArgumentException("a reading is either a document or a dead letter");
        }
    }

    static Reading of(Doc doc) {
        return new Reading(doc, null);
    }

    static Reading dead(DeadLetter letter) {
        return new Reading(null, letter);
    }
}
