package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.action.Act;
import dev.grapevine.action.Act.Verb;
import dev.grapevine.dashboard.Samples;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActFormTest {

    @Test
    void aSilenceEndsByTheStreamsClock() {
        Act act = ActForm.act("i", "silence", "Ann", "", "4", null, Samples.NOON);
        assertThat(act.verb()).isEqualTo(Verb.SILENCE);
        assertThat(act.until()).isEqualTo(Samples.NOON.plus(Duration.ofHours(4)));
        assertThat(act.note()).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "-1", "169", "99999999999", "1h"})
    void onlySensibleSilencesAreTaken(@Nullable String hours) {
        assertThatThrownBy(() -> ActForm.act("i", "silence", "Ann", "", hours, null, Samples.NOON))
                .hasMessage("Silence for 1 to 168 hours.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "delete", "ACKNOWLEDGE", "assign"})
    void onlyWhatTheFormOffersIsTaken(@Nullable String verb) {
        assertThatThrownBy(() -> ActForm.act("i", verb, "Ann", "note", null, null, Samples.NOON))
                .hasMessageContaining("Choose what to do");
    }

    @Test
    void whoeverSaysNoNameIsSomebody() {
        assertThat(ActForm.act("i", "acknowledge", " ", null, null, null, Samples.NOON)
                        .by())
                .isEqualTo("somebody at the console");
    }

    @Test
    void namesAndNotesAreCutAndKeptToOneLine() {
        Act act = ActForm.act("i", "note", "A\nnn", "x".repeat(5_000), null, null, Samples.NOON);
        assertThat(act.by()).isEqualTo("A nn");
        assertThat(act.note()).hasSize(1_000);
    }
}
