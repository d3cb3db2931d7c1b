package dev.grapevine.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "My Acme BURNS!; my acme burns",
                "RT @ann: my acme burns; my acme burns",
                "rt @ann rt @bob: my acme burns; my acme burns",
                "@acme @ann my acme burns; my acme burns",
                ".@acme my acme burns; my acme burns",
                "my acme burns via @ann; my acme burns",
                "my acme burns @ann @bob; my acme burns",
                "my acme burns https://t.example/x?y=z www.other.example; my acme burns",
                "my @acme burns; my acme burns",
                "my   acme -- burns...; my acme burns",
                "via Rome to Acme; via rome to acme"
            })
    void copiesBecomeEqual(String text, String words) {
        assertThat(StoryText.normalise(text)).isEqualTo(words);
    }

    @Test
    void variantsOfAnEmojiAreOne() {
        assertThat(StoryText.normalise("ok \ud83d\udc4d\ud83c\udffd"))
                .isEqualTo(StoryText.normalise("ok \ud83d\udc4d"));
        assertThat(StoryText.normalise("love \u2764\ufe0f")).isEqualTo(StoryText.normalise("love \u2764"));
    }

    @Test
    void whatSaysNothingIsEmpty() {
        assertThat(StoryText.normalise("@acme @beta https://t.example/1 !!!")).isEmpty();
        assertThat(StoryText.normalise("")).isEmpty();
    }

    @Test
    void aHundredThousandHandlesAreNoTrouble() {
        assertThat(StoryText.normalise("@acme ".repeat(100_000) + "burns")).isEqualTo("burns");
        assertThat(StoryText.normalise("burns" + " @acme".repeat(100_000) + "!"))
                .isEqualTo("burns");
    }
}
