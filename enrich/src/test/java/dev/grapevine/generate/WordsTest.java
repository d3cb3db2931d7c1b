package dev.grapevine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How phrases become what somebody has written. */
class WordsTest {

    private final Chance chance = new Chance(1, "words");

    @Test
    void slotsAreFilledByRulesValuesAndChoices() {
        Grammar grammar =
                Grammar.of(Map.of("greeting", List.of("{hello|hello}, {who} from {town}"), "who", List.of("Ann")));
        assertThat(grammar.say("greeting", new Slots().name("town", "Tolleth"), chance))
                .isEqualTo("hello, Ann from Tolleth");
    }

    @Test
    void oneTextKeepsToWhatItHasNamed() {
        Grammar grammar =
                Grammar.of(Map.of("walk", List.of("{town} and back to {town}"), "town", List.of("A", "B", "C")));
        for (int i = 0; i < 20; i++) {
            String[] towns = grammar.say("walk", new Slots(), chance).split(" and back to ");
            assertThat(towns[0]).isEqualTo(towns[1]);
        }
    }

    @Test
    void aClaimIsSaidByTheRuleThatStandsForIt() {
        Grammar grammar = Grammar.of(Map.of("post", List.of("so: {claim}"), "taste.positive", List.of("it is good")));
        Slots slots = new Slots().let("claim", "taste.positive");
        assertThat(grammar.say("post", slots, chance)).isEqualTo("so: it is good");
        assertThat(slots.wasAsked("claim")).isTrue();
    }

    @Test
    void anUnknownSlotIsNamed() {
        Grammar grammar = Grammar.of(Map.of("post", List.of("{nothing}")));
        assertThatThrownBy(() -> grammar.say("post", new Slots(), chance)).hasMessageContaining("'nothing'");
    }

    @Test
    void sentencesBeginWithACapital() {
        assertThat(Hand.capitals("one. two! \"three?\" four... five #tag. @name said x.y"))
                .isEqualTo("One. Two! \"Three?\" Four... Five #tag. @name said x.y");
    }

    @Test
    void hastyPeopleMixUpLettersButNotNames() {
        Voice hasty = new Voice("late_otter", 10, 0, true, true);
        String text = "my Brisquell Tarn makes wonderful coffee #brisquell";
        String typed = Hand.write(text, hasty, Register.POST, chance);
        assertThat(typed).isNotEqualTo(text).hasSameSizeAs(text).contains("Brisquell Tarn", "#brisquell");
    }

    @Test
    void newspapersAreProofread() {
        Voice hasty = new Voice("late_otter", 10, 0, true, true);
        assertThat(Hand.write("a wonderful machine indeed.", hasty, Register.NEWS, chance))
                .isEqualTo("A wonderful machine indeed.");
    }
}
