package dev.grapevine.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/** Finds all stretches of words that a place stands for, in the order of the text. */
final class Stretches {

    private static final Comparator<Stretch> IN_ORDER =
            Comparator.comparingInt(Stretch::from).thenComparingInt(Stretch::to);

    private final List<Word> words;

    Stretches(List<Word> words) {
        this.words = words;
    }

    List<Stretch> of(Place place) {
        if (place instanceof Place.Exactly exactly) {
            return wordsLike(exactly.form()::equals);
        }
        if (place instanceof Place.Like like) {
            return wordsLike(form -> Wildcard.matches(like.pattern(), form));
        }
        if (place instanceof Place.About about) {
            return wordsLike(form -> EditDistance.isWithin(about.edits(), about.form(), form));
        }
        if (place instanceof Place.Phrase phrase) {
            return phrase(phrase.words());
        }
        if (place instanceof Place.AnyOf any) {
            return any.options().stream()
                    .flatMap(option -> of(option).stream())
                    .distinct()
                    .sorted(IN_ORDER)
                    .toList();
        }
        return pairs(place).stream()
                .flatMap(pair -> pair.stream())
                .distinct()
                .sorted(IN_ORDER)
                .toList();
    }

    private List<Stretch> wordsLike(java.util.function.Predicate<String> fits) {
        return words.stream()
                .filter(word -> fits.test(word.form()))
                .map(Stretch::of)
                .distinct()
                .toList();
    }

    private List<Stretch> phrase(List<Place> parts) {
        List<Stretch> found = of(parts.get(0));
        for (Place part : parts.subList(1, parts.size())) {
            List<Stretch> next = of(part);
            List<Stretch> longer = new ArrayList<>();
            for (Stretch begun : found) {
                next.stream()
                        .filter(word -> word.from() == begun.to())
                        .forEach(word -> longer.add(begun.through(word)));
            }
            found = longer;
        }
        return found;
    }

    private List<List<Stretch>> pairs(Place place) {
        if (place instanceof Place.Near near) {
            return pairs(near.left(), near.right(), (l, r) -> isNear(near, l, r));
        }
        Place.SameSentence same = (Place.SameSentence) place;
        return pairs(same.left(), same.right(), Stretches::isSameSentence);
    }

    private List<List<Stretch>> pairs(Place left, Place right, BiPredicate<Stretch, Stretch> fits) {
        List<List<Stretch>> pairs = new ArrayList<>();
        List<Stretch> rights = of(right);
        for (Stretch one : of(left)) {
            rights.stream().filter(two -> fits.test(one, two)).forEach(two -> pairs.add(List.of(one, two)));
        }
        return pairs;
    }

    private static boolean isNear(Place.Near near, Stretch left, Stretch right) {
        boolean follows = left.between(right) >= 0;
        if (near.ordered()) {
            return follows && left.between(right) <= near.between();
        }
        return Math.max(left.between(right), right.between(left)) <= near.between();
    }

    private static boolean isSameSentence(Stretch left, Stretch right) {
        return left.firstSentence() == left.lastSentence()
                && right.firstSentence() == right.lastSentence()
                && left.firstSentence() == right.firstSentence();
    }
}
