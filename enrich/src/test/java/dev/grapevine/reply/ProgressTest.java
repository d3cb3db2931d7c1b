package dev.grapevine.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.action.Act;
import dev.grapevine.action.Act.Verb;
import dev.grapevine.reply.Progress.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void nobodyHasDoneAnything() {
        assertThat(Progress.of(List.of()).status().isOpen()).isTrue();
    }

    @Test
    void whoeverHasItKeepsItUntilItIsAnswered() {
        Progress progress = Progress.of(
                List.of(act(Verb.ASSIGN, "Bob"), act(Verb.NOTE, "on it"), act(Verb.ANSWERED, "https://a.example/1")));
        assertThat(progress).isEqualTo(new Progress(Status.ANSWERED, "Bob", NOON, "https://a.example/1"));
        assertThat(progress.status().isOpen()).isFalse();
    }

    @Test
    void whatIsHandedOverIsNoLongerOurs() {
        Progress progress = Progress.of(List.of(act(Verb.HAND_OVER, "logistics")));
        assertThat(progress.status()).isEqualTo(Status.HANDED_OVER);
        assertThat(progress.holder()).isEqualTo("logistics");
        assertThat(progress.status().isOpen()).isFalse();
    }

    @Test
    void openedAgainMeansFromTheStart() {
        assertThat(Progress.of(List.of(act(Verb.CLOSE, null), act(Verb.REOPEN, null))))
                .isEqualTo(Progress.NONE);
    }

    @Test
    void ourOwnAnswerThatWasHeardCountsUnlessPeopleSaidSomethingThemselves() {
        assertThat(Progress.NONE.withHeardAnswer(NOON, "https://a.example/2").status())
                .isEqualTo(Status.ANSWERED);
        Progress closed = Progress.of(List.of(act(Verb.CLOSE, null)));
        assertThat(closed.withHeardAnswer(NOON, null)).isEqualTo(closed);
    }

    private static Act act(Verb verb, @Nullable String note) {
        return new Act(1, "m", verb, NOON, "ann", note, null);
    }
}
