package dev.grapevine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.erasure.Erasure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecTest {

    record Note(Instant at, @Nullable String text) {}

    record LaterNote(
            Instant at, @Nullable String text, @Nullable String added) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:15:00Z",
                "2026-03-02T09:15:00.123Z",
                "2026-03-02T09:15:00.123456789Z",
                "1969-01-01T00:00:00.5Z"
            })
    void instantsOfAnyFinenessSurviveBothForms(String at) {
        for (Codec<Note> codec : List.of(Codec.of(Note.class), Codec.binary(Note.class))) {
            Note note = new Note(Instant.parse(at), null);
            assertThat(codec.decode(codec.encode(note))).isEqualTo(note);
        }
    }

    @Test
    void binaryStateIsReadByRecordsWithMoreAndFewerFields() {
        Note note = new Note(Instant.EPOCH, "\uD83D\uDE00 text");
        LaterNote later =
                Codec.binary(LaterNote.class).decode(Codec.binary(Note.class).encode(note));
        assertThat(later).isEqualTo(new LaterNote(Instant.EPOCH, "\uD83D\uDE00 text", null));
        byte[] more = Codec.binary(LaterNote.class).encode(new LaterNote(Instant.EPOCH, "a", "added"));
        assertThat(Codec.binary(Note.class).decode(more)).isEqualTo(new Note(Instant.EPOCH, "a"));
    }

    @Test
    void whatCannotBeReadIsNotQuotedBecauseItMayEndInALog() {
        byte[] wrong = "{\"v\":1,\"kind\":\"author\",\"subject\":\"my secret\",\"at\":\"my secret\"}"
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Codec.of(Erasure.class).decode(wrong))
                .hasMessageStartingWith("not a Erasure, line 1, column ")
                .satisfies(failure -> assertThat(stack(failure)).doesNotContain("my secret"));
    }

    private static String stack(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        return all.toString();
    }
}
