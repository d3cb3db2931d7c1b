package dev.grapevine.reply;

import dev.grapevine.action.Act;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the answer to a mention is, as people's acts tell; the last act counts.
 *
 * @param holder person or team that it was given to, or null
 * @param answered when, or null
 * @param link to the answer, or null
 */
public record Progress(
        Status status,
        @Nullable String holder,
        @Nullable Instant answered,
        @Nullable String link) {

    public static final Progress NONE = new Progress(Status.OPEN, null, null, null);

    /** Where it stands. */
    public enum Status {
        OPEN("open"),
        ASSIGNED("assigned"),
        HANDED_OVER("handed over"),
        ANSWERED("answered"),
        CLOSED("needs no answer"),
        UNWANTED("asked for no answer");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether somebody still has to do something about it here. */
        public boolean isOpen() {
            return this == OPEN || this == ASSIGNED;
        }
    }

    /** @param acts about one mention, oldest first */
    public static Progress of(List<Act> acts) {
        Progress progress = NONE;
        for (Act act : acts) {
            progress = progress.after(act);
        }
        return progress;
    }

    /** The same, answered by an own voice that was heard; what people said themselves counts more. */
    public Progress withHeardAnswer(Instant at, @Nullable String url) {
        return answered == null && status.isOpen() ? new Progress(Status.ANSWERED, holder, at, url) : this;
    }

    /** The same, left alone where its writer asked for that. */
    public Progress withWish(Wish wish) {
        return wish.isForNoAnswer() && status.isOpen() ? new Progress(Status.UNWANTED, holder, answered, link) : this;
    }

    private Progress after(Act act) {
        return switch (act.verb()) {
            case ASSIGN -> new Progress(Status.ASSIGNED, act.note(), answered, link);
            case HAND_OVER -> new Progress(Status.HANDED_OVER, act.note(), answered, link);
            case ANSWERED -> new Progress(Status.ANSWERED, holder, act.at(), act.note());
            case CLOSE -> new Progress(Status.CLOSED, holder, answered, link);
            case REOPEN -> new Progress(Status.OPEN, null, null, null);
            case ACKNOWLEDGE, SILENCE, NOTE, NOT_USEFUL, CORRECT, CHANGE, UNSUBSCRIBE, SUBSCRIBE -> this;
        };
    }
}
