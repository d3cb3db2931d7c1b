package dev.grapevine.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The invented people who write: a few often, most seldom. */
final class Cast {

    private static final List<String> FIRST = List.of(
            "mossy", "ridge", "damp", "quiet", "second", "late", "tin", "north", "gravel", "foggy", "slow", "bramble",
            "early", "lost", "salt", "pocket", "spare", "windy", "copper", "upper", "paper", "gentle", "rusty", "muddy",
            "little", "left", "hazel", "clever", "silent", "amber", "crooked", "minor", "outer", "polite");
    private static final List<String> SECOND = List.of(
            "kettle", "walker", "otter", "tent", "badger", "paddle", "lantern", "heron", "boots", "thermos", "cairn",
            "ferry", "goat", "mug", "compass", "sparrow", "ladder", "pine", "anorak", "trout", "bicycle", "valley",
            "spoon", "beacon", "hedge", "puffin", "gully", "whistle", "marmot", "sock", "lichen", "button");

    /** Of the Zipf law by which people write; below 1 the busiest do not drown the rest. */
    private static final double EXPONENT = 0.7;

    private final List<Voice> voices = new ArrayList<>();
    private final double[] cumulative;

    Cast(int size, Chance chance) {
        Set<String> taken = new HashSet<>();
        while (voices.size() < size) {
            String handle = handle(chance);
            if (taken.add(handle)) {
                voices.add(voice(handle, chance));
            }
        }
        cumulative = new double[size];
        double sum = 0;
        for (int rank = 0; rank < size; rank++) {
            sum += StrictMath.pow(rank + 1, -EXPONENT);
            cumulative[rank] = sum;
        }
    }

    Voice anybody(Chance chance) {
        double point = chance.uniform() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, point);
        return voices.get(Math.min(voices.size() - 1, found < 0 ? -found - 1 : found));
    }

    private static Voice voice(String handle, Chance chance) {
        long followers = Math.round(chance.logNormal(180, 1.6));
        return new Voice(handle, followers, chance.uniform() * 2 - 1, chance.with(0.3), chance.with(0.12));
    }

    private static String handle(Chance chance) {
        String name = chance.pick(FIRST) + (chance.with(0.5) ? "_" : "") + chance.pick(SECOND);
        return chance.with(0.5) ? name + (10 + chance.below(89)) : name;
    }
}
