package dev.grapevine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a set of queries asks for beyond plain words: wildcards, fuzzy words and exact strings.
 *
 * <p>A document says which of them it holds, as terms of their own. So Lucene's stored queries consist of nothing but
 * terms and choose by them which queries can match at all; a wildcard left as it is would have to be run on every
 * mention.
 */
public final class Vocabulary {

    private final Patterns patterns;
    private final FuzzyWords fuzzies;
    private final Literals literals;

    private Vocabulary(Patterns patterns, FuzzyWords fuzzies, Literals literals) {
        this.patterns = patterns;
        this.fuzzies = fuzzies;
        this.literals = literals;
    }

    public static Vocabulary of(Collection<Clause> clauses) {
        Collector collector = new Collector();
        clauses.forEach(collector::clause);
        return new Vocabulary(
                new Patterns(collector.patterns), new FuzzyWords(collector.fuzzies), new Literals(collector.literals));
    }

    /** The words with one more form for each wildcard and fuzzy word that they fit. */
    List<Word> expand(List<Word> words) {
        List<Word> all = new ArrayList<>(words.size());
        for (Word word : words) {
            all.add(word);
            signs(word.form(), sign -> all.add(withForm(word, sign)));
        }
        return all;
    }

    /** Tells the terms that stand for the wildcards and fuzzy words that a word fits. */
    void signs(String word, Consumer<String> sign) {
        for (String pattern : patterns.fitting(word)) {
            sign.accept(term(pattern));
        }
        for (Place.About about : fuzzies.fitting(word)) {
            sign.accept(term(about));
        }
    }

    private static Word withForm(Word word, String form) {
        return new Word(form, word.position(), word.sentence(), word.start(), word.end());
    }

    /** The value itself and the wildcards that it fits. */
    Stream<String> expand(String value) {
        return Stream.concat(Stream.of(value), patterns.fitting(value).stream().map(Vocabulary::term));
    }

    Set<String> literalsIn(String text) {
        return literals.in(text);
    }

    /** No word or value begins with a control character. */
    static String term(String pattern) {
        return "\u0001" + pattern;
    }

    static String term(Place.About about) {
        return "\u0002" + about.edits() + about.form();
    }

    static boolean isPattern(String value) {
        return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    }

    private static final class Collector {

        private final Set<String> patterns = new HashSet<>();
        private final Set<Place.About> fuzzies = new HashSet<>();
        private final Set<String> literals = new HashSet<>();

        private void clause(Clause clause) {
            if (clause instanceof Clause.Raw raw) {
                literals.add(raw.literal());
            } else if (clause instanceof Clause.And and) {
                and.parts().forEach(this::clause);
            } else if (clause instanceof Clause.Or or) {
                or.parts().forEach(this::clause);
            } else if (clause instanceof Clause.Not not) {
                clause(not.part());
            } else if (clause instanceof Clause.Said said) {
                place(said.place());
            } else if (clause instanceof Clause.Has has && isPattern(has.value())) {
                patterns.add(has.value());
            }
        }

        private void place(Place place) {
            if (place instanceof Place.Like like) {
                patterns.add(like.pattern());
            } else if (place instanceof Place.About about) {
                fuzzies.add(about);
            } else if (place instanceof Place.Phrase phrase) {
                phrase.words().forEach(this::place);
            } else if (place instanceof Place.AnyOf any) {
                any.options().forEach(this::place);
            } else if (place instanceof Place.Near near) {
                place(near.left());
                place(near.right());
            } else if (place instanceof Place.SameSentence same) {
                place(same.left());
                place(same.right());
            }
        }
    }
}
