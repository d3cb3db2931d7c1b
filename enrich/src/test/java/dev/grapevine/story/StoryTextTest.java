package dev.grapevine.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
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
                "via Rome to Acme; via rome to acme",
                "my acme burns and nobody helps #acmefail #fire; my acme burns and nobody helps",
                "my acme #burns; my acme burns",
                "oh no RT @ann: my new acme burns and nobody helps; my new acme burns and nobody helps",
                "oh no \u201c@ann: my new acme burns and nobody helps\u201d; my new acme burns and nobody helps",
                "RT my acme @ann; rt my acme",
                "the acme that I bought today burns and nob\u2026; the acme that i bought today burns and",
                "the acme that I bought today burns and ...; the acme that i bought today burns",
                "my acme burns...; my acme burns",
                "Acme calls back all of the phones it sold - Daily Example; acme calls back all of the phones it sold",
                "Acme calls back all of the phones it sold - at last; acme calls back all of the phones it sold at last",
                "it's Ann\u2019s acme; its anns acme"
            })
    void copiesBecomeEqual(String text, String words) {
        assertThat(StoryText.normalise(text)).isEqualTo(words);
    }

    @Test
    void spaceIsWhatThePatternTakesForIt() {
        String bits = "ab \t\n\u000b\f\r\u001c\u0085\u00a0\u2003.";
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(12), 0, bits.length())
                    .mapToObj(at -> bits.substring(at, at + 1))
                    .collect(Collectors.joining());
            assertThat(StoryText.normalise(text))
                    .as("%s", text.chars().boxed().toList())
                    .isEqualTo(StoryText.normalise(text.replaceAll("\\s+", " ")));
        }
    }

    @Test
    void plainPartsAreCutAsTheOthersAre() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            String part = random.ints(1 + random.nextInt(12), '!', 0x7f)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            // What is behind it is taken away without a trace, but is not plain.
            assertThat(StoryText.normalise("x " + part + " x"))
                    .as(part)
                    .isEqualTo(StoryText.normalise("x " + part + "\ufe0f x"));
        }
    }

    @Test
    void scriptsWithoutSpacesAreCutIntoCharacters() {
        assertThat(StoryText.of("\u96fb\u6c60\u304c acme").words())
                .containsExactly("\u96fb", "\u6c60", "\u304c", "acme");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Yesterday Ann bought 2 phones at 10:30. Then Bob came; ann 2 10 30 bob",
                "ANN BOUGHT 2 PHONES; 2",
                "Ann Buys Phones In Rome; ''",
                "ann bought phones; ''"
            })
    void factsAreNumbersAndNames(String text, String facts) {
        assertThat(StoryText.of(text).facts())
                .containsExactlyInAnyOrder(facts.isEmpty() ? new String[0] : facts.split(" ", -1));
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
