package dev.grapevine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wildcards and fuzzy words against Lucene's automata for the same. */
class VocabularyTest {

    static LongStream seeds() {
        return LongStream.range(0, 3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wildcardsFitWhatLuceneSays(long seed) {
        Random random = new Random(seed);
        Set<String> patterns = IntStream.range(0, 200)
                .mapToObj(i -> word(random, "ab\ud83c\udf4e*?", 6))
                .map(word -> word + "*?".charAt(random.nextInt(2)))
                .collect(Collectors.toSet());
        Map<String, CharacterRunAutomaton> lucene = patterns.stream()
                .collect(Collectors.toMap(
                        Function.identity(), pattern -> runnable(WildcardQuery.toAutomaton(new Term("f", pattern)))));
        Patterns all = new Patterns(patterns);
        for (int i = 0; i < 200; i++) {
            String word = word(random, "ab\ud83c\udf4e", 7);
            assertThat(all.fitting(word))
                    .containsExactlyInAnyOrderElementsOf(patterns.stream()
                            .filter(pattern ->
                                    Objects.requireNonNull(lucene.get(pattern)).run(word))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fuzzyWordsFitWhatLuceneSays(long seed) {
        Random random = new Random(seed);
        List<Place.About> words = IntStream.range(0, 100)
                .mapToObj(i -> new Place.About("a" + word(random, "abc", 6), 1 + random.nextInt(2)))
                .distinct()
                .toList();
        Map<Place.About, CharacterRunAutomaton> lucene = words.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        about -> runnable(new LevenshteinAutomata(about.form(), true).toAutomaton(about.edits()))));
        FuzzyWords all = new FuzzyWords(words);
        for (int i = 0; i < 100; i++) {
            String word = word(random, "abc", 8);
            assertThat(all.fitting(word))
                    .containsExactlyInAnyOrderElementsOf(words.stream()
                            .filter(about ->
                                    Objects.requireNonNull(lucene.get(about)).run(word))
                            .toList());
        }
    }

    @Test
    void aPatternThatIsCutBeforeItsWildcardFitsOnlyItself() {
        Patterns all = new Patterns(List.of("aaaa"));
        assertThat(all.fitting("aaaa")).containsExactly("aaaa");
        assertThat(all.fitting("aaaaa")).isEmpty();
    }

    private static CharacterRunAutomaton runnable(Automaton automaton) {
        return new CharacterRunAutomaton(Operations.determinize(automaton, 10_000));
    }

    private static String word(Random random, String letters, int most) {
        int[] choice = letters.codePoints().toArray();
        return IntStream.range(0, random.nextInt(most + 1))
                .map(i -> choice[random.nextInt(choice.length)])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
