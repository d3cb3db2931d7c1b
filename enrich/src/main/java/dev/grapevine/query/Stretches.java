package dev.grapevine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds all stretches of words that a place stands for, in the order of the text. */
final class Stretches {

    private static final Comparator<Stretch> IN_ORDER =
            Comparator.comparingInt(Stretch::from).thenComparingInt(Stretch::to);

    /** A text that says one name a million times is explained by its first occurrences. */
    private static final int MOST_PAIRS = 200;

    private final List<Word> words;
    private final Map<String, List<Word>> byForm;

    /** @param byForm the same words */
    Stretches(List<Word> words, Map<String, List<Word>> byForm) {
        this.words = words;
        this.byForm = byForm;
    }

    List<Stretch> of(Place place) {
        if (place instanceof Place.Exactly exactly) {
            return distinct(byForm.getOrDefault(exactly.form(), Collections.emptyList()));
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
            return anyOf(any.options());
        }
        return pairs(place);
    }

    /** Asked of every word for most of the rules, and mostly in vain, so it makes nothing that it does not need. */
    private List<Stretch> wordsLike(Predicate<String> fits) {
        List<Word> found = Collections.emptyList();
        for (Word word : words) {
            if (fits.test(word.form())) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(word);
            }
        }
        return distinct(found);
    }

    private static List<Stretch> distinct(List<Word> words) {
        return switch (words.size()) {
            case 0 -> Collections.emptyList();
            case 1 -> List.of(Stretch.of(words.get(0)));
            default -> words.stream().map(Stretch::of).distinct().toList();
        };
    }

    private List<Stretch> anyOf(List<Place> options) {
        List<Stretch> found = new ArrayList<>();
        for (Place option : options) {
            found.addAll(of(option));
        }
        return found.size() < 2
                ? found
                : found.stream().distinct().sorted(IN_ORDER).toList();
    }

    private List<Stretch> phrase(List<Place> parts) {
        List<Stretch> found = of(parts.get(0));
        for (Place part : parts.subList(1, parts.size())) {
            if (found.isEmpty()) {
                return found;
            }
            Map<Integer, List<Stretch>> next = of(part).stream().collect(Collectors.groupingBy(Stretch::from));
            found = found.stream()
                    .flatMap(begun ->
                            next.getOrDefault(begun.to(), List.of()).stream().map(begun::through))
                    .distinct()
                    .toList();
        }
        return found;
    }

    private List<Stretch> pairs(Place place) {
        List<Stretch> lefts = of(place instanceof Place.Near near ? near.left() : ((Place.SameSentence) place).left());
        if (lefts.isEmpty()) {
            return lefts;
        }
        return place instanceof Place.Near near
                ? near(near, lefts, of(near.right()))
                : sameSentence(lefts, of(((Place.SameSentence) place).right()));
    }

    /** For each on the left only those on the right that are close enough are looked at. */
    private static List<Stretch> near(Place.Near near, List<Stretch> lefts, List<Stretch> rights) {
        TreeMap<Integer, List<Stretch>> byStart =
                rights.stream().collect(Collectors.groupingBy(Stretch::from, TreeMap::new, Collectors.toList()));
        int longest = rights.stream()
                .mapToInt(right -> right.to() - right.from())
                .max()
                .orElse(0);
        return pairs(
                lefts,
                left -> byStart
                        .subMap(left.from() - near.between() - longest, true, left.to() + near.between(), true)
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .filter(right -> isNear(near, left, right)));
    }

    private static boolean isNear(Place.Near near, Stretch left, Stretch right) {
        if (near.ordered()) {
            return left.between(right) >= 0 && left.between(right) <= near.between();
        }
        return Math.max(left.between(right), right.between(left)) <= near.between();
    }

    private static List<Stretch> sameSentence(List<Stretch> lefts, List<Stretch> rights) {
        Map<Integer, List<Stretch>> bySentence = rights.stream()
                .filter(Stretch::isWithinSentence)
                .collect(Collectors.groupingBy(Stretch::firstSentence));
        return pairs(
                lefts,
                left -> left.isWithinSentence()
                        ? bySentence.getOrDefault(left.firstSentence(), List.of()).stream()
                        : Stream.empty());
    }

    private static List<Stretch> pairs(List<Stretch> lefts, Function<Stretch, Stream<Stretch>> partners) {
        return lefts.stream()
                .flatMap(left -> partners.apply(left).map(right -> List.of(left, right)))
                .limit(MOST_PAIRS)
                .flatMap(List::stream)
                .distinct()
                .sorted(IN_ORDER)
                .toList();
    }
}
