package dev.grapevine.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    private final Random random = new Random(5);
    private final Phrases phrases = new Phrases();
    private Instant now = MONDAY;
    private int voices;

    @Test
    void whatManyPeopleSuddenlySayEmerges() {
        ordinary(2_000);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            told.addAll(say("the battery of my acme phone caught fire, see #AcmeFire"));
            ordinary(3);
        }
        assertThat(told).contains("#acmefire").anyMatch(term -> term.contains("caught fire"));
        assertThat(told).noneMatch(term -> term.equals("acme"));
    }

    @Test
    void aTextThatIsLookedAtAgainCountsNothingAndStillShowsWhatEmerges() {
        String fire = "the battery of my acme phone caught fire, see #AcmeFire";
        ordinary(2_000);
        for (int i = 0; i < 12; i++) {
            say(fire);
            ordinary(3);
        }
        int before = phrases.size();
        assertThat(phrases.emergingIn(fire, now)).contains("#acmefire");
        assertThat(phrases.emergingIn(fire, now.minus(Duration.ofDays(3)))).isEmpty();
        assertThat(phrases.emergingIn("never said before", now)).isEmpty();
        assertThat(phrases.size()).isEqualTo(before);
    }

    @Test
    void aNewNameEmerges() {
        ordinary(2_000);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            told.addAll(say("so now Quentin leaves acme after all"));
            ordinary(2);
        }
        assertThat(told).anyMatch(term -> term.contains("quentin"));
    }

    @Test
    void whatIsAlwaysSaidNeverEmerges() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            told.addAll(ordinary(1));
            if (i % 10 == 0) {
                told.addAll(say("the coffee machine of acme again"));
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void oneVoiceAloneMakesNothingEmerge() {
        ordinary(2_000);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            told.addAll(phrases.hear("buy cheap pills at acme", "spammer", now));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void nothingEmergesWhileNothingIsKnown() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            told.addAll(say("the battery caught fire #acmefire"));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void itsMemoryIsBounded() {
        for (int i = 0; i < 20_000; i++) {
            say("unique" + i + " words" + i + " every" + i + " time" + i);
        }
        assertThat(phrases.size()).isLessThanOrEqualTo(Phrases.CAPACITY);
        assertThat(phrases.encode().length).isLessThan(100 * Phrases.CAPACITY);
    }

    @Test
    void afterARestartItGoesOnAsIfNothingHadHappened() {
        ordinary(2_000);
        Phrases restored = Phrases.decode(phrases.encode());
        for (int i = 0; i < 20; i++) {
            String text = "the battery caught fire " + i;
            String voice = "voice-" + i;
            now = now.plusSeconds(60);
            assertThat(restored.hear(text, voice, now)).isEqualTo(phrases.hear(text, voice, now));
        }
    }

    @Test
    void theStateOfAnotherVersionIsRefused() {
        byte[] state = phrases.encode();
        state[0] = 9;
        assertThatThrownBy(() -> Phrases.decode(state)).hasMessage("phrases of version 9, expected 2");
    }

    @Test
    void noWordCanBeReadOutOfItsState() {
        say("my grandmother's oak table broke, see #OakTable");
        String state = new String(phrases.encode(), StandardCharsets.ISO_8859_1);
        assertThat(phrases.size()).isPositive();
        assertThat(state).doesNotContain("oak").doesNotContain("grandmother").doesNotContain("table");
    }

    @Test
    void aStateOfBeforeThatHoldsWordsIsReadOnAndLosesThem() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeLong(MONDAY.getEpochSecond() / 60 - 10_000);
            count(out, 2_000);
            out.writeInt(1);
            out.writeUTF("#acmefire");
            count(out, 12);
        }

        Phrases old = Phrases.decode(bytes.toByteArray());

        assertThat(old.size()).isEqualTo(1);
        assertThat(old.emergingIn("see #AcmeFire", MONDAY)).containsExactly("#acmefire");
        assertThat(new String(old.encode(), StandardCharsets.ISO_8859_1)).doesNotContain("acmefire");
    }

    /** All of them said just now. */
    private static void count(DataOutputStream out, int said) throws IOException {
        out.writeDouble(Math.min(said, 100));
        out.writeDouble(said);
        out.writeLong(MONDAY.getEpochSecond() / 60);
        out.writeInt(0);
    }

    private List<String> ordinary(int texts) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < texts; i++) {
            now = now.plus(Duration.ofMinutes(5));
            StringBuilder text = new StringBuilder("acme");
            for (int word = 0; word < 8; word++) {
                text.append(" w").append((int) Math.pow(2_000, random.nextDouble()));
            }
            told.addAll(say(text.toString()));
        }
        return told;
    }

    private List<String> say(String text) {
        return phrases.hear(text, "voice-" + voices++, now);
    }
}
