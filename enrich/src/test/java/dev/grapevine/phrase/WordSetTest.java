package dev.grapevine.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordSetTest {

    @Test
    void holdsItsWordsAndNoOthers() {
        List<String> words =
                IntStream.range(0, 1_000).mapToObj(i -> "word" + 2 * i).toList();
        WordSet set = WordSet.of(words);

        assertThat(words).allMatch(set::contains);
        assertThat(words).noneMatch(word -> set.contains(word + "1"));
        assertThat(set.contains("")).isFalse();
    }

    /** "Aa" and "BB" have the same hash. */
    @Test
    void wordsWithTheSameHashAreToldApart() {
        assertThat(WordSet.of("Aa").contains("Aa")).isTrue();
        assertThat(WordSet.of("Aa").contains("BB")).isFalse();
    }

    @Test
    void emptyOneHoldsNothing() {
        assertThat(WordSet.of().contains("word")).isFalse();
    }
}
