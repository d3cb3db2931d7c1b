package dev.grapevine.phrase;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hears what is said about one brand and says which hashtags, names and phrases matter now and did not before.
 *
 * <p>Each term has two counts that fade: one by half in six hours, what is said now, and one by half in a week, what is
 * usually said. A term emerges where its share of what is said now is at least {@link #LIFT} times its usual share, by
 * more than chance (Dunning's log-likelihood ratio, 1993), and several different people say it. While nothing is known
 * of what is usual, nothing emerges.
 *
 * <p>What is remembered of a term is a hash and its counts, so that nothing of a text that was deleted since can be read
 * out of it: a term is known again when somebody says it, and cannot be listed.
 *
 * <p>Bounded: beyond {@link #CAPACITY} terms those that were said least are forgotten. Pure: the same texts in the same
 * order give the same answers, also when it is encoded and decoded in between.
 */
public final class Phrases {

    /** So many terms are remembered, of 36 bytes each. */
    public static final int CAPACITY = 3_000;

    static final double LIFT = 3;

    private static final int VERSION = 2;
    /** Kept the terms themselves. */
    private static final int WITH_WORDS = 1;

    private static final double NOW = Duration.ofHours(6).toMinutes();
    private static final double USUAL = Duration.ofDays(7).toMinutes();
    private static final Duration LEARNING = Duration.ofDays(1);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final double FEWEST_TEXTS = 30;
    private static final double FEWEST_SAYING = 3.5;
    /** Chi-square with one degree of freedom at one in a hundred thousand: thousands of terms are asked about. */
    private static final double SIGNIFICANT = 19.5;

    private static final int MOST_TOLD = 5;

    /** By {@link #hash} of the term. */
    private final Map<Long, Count> counts = new HashMap<>();

    private final Count texts = new Count();
    private long began = Long.MAX_VALUE;

    /** How often something was said, fading. */
    private static final class Count {
        private double now;
        private double usual;
        private long minute;
        private int voice;

        private void fade(long at) {
            double passed = Math.max(0, at - minute);
            if (passed == 0) {
                return;
            }
            now *= Math.pow(0.5, passed / NOW);
            usual *= Math.pow(0.5, passed / USUAL);
            minute = Math.max(minute, at);
        }

        private void add(long at) {
            fade(at);
            now++;
            usual++;
        }
    }

    /**
     * Hears a text; the answer is the terms of it that are emerging, the strongest first.
     *
     * @param voice who says it: the same one several times in a row counts once
     * @param at the time it counts at; older ones than the newest count as if they were said with it
     */
    public List<String> hear(String text, String voice, Instant at) {
        long minute = Math.max(texts.minute, Math.floorDiv(at.getEpochSecond(), 60));
        began = Math.min(began, minute);
        Set<String> terms = Terms.of(text);
        texts.add(minute);
        terms.forEach(term -> count(hash(term), voice.hashCode(), minute));
        forget(minute);
        return isLearning(minute) ? List.of() : emerging(terms, minute);
    }

    /**
     * The terms of a text that emerge now, which was heard before: an edited one, or one that is looked at again. None
     * where it is older than a day, because what emerged then is not known any more.
     */
    public List<String> emergingIn(String text, Instant at) {
        long minute = Math.floorDiv(at.getEpochSecond(), 60);
        return isLearning(texts.minute) || texts.minute - minute > FRESH.toMinutes()
                ? List.of()
                : emerging(Terms.of(text), texts.minute);
    }

    private boolean isLearning(long minute) {
        return minute - began < LEARNING.toMinutes() || texts.usual < FEWEST_TEXTS;
    }

    /** 64 bits of FNV-1a, mixed as in MurmurHash3: among thousands of terms two meet once in a trillion. */
    private static long hash(String term) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < term.length(); i++) {
            hash = (hash ^ term.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }

    private void count(long term, int voice, long minute) {
        Count count = counts.computeIfAbsent(term, any -> new Count());
        if (count.voice != voice || count.usual == 0) {
            count.add(minute);
            count.voice = voice;
        }
    }

    private record Strong(String term, double strength) {}

    private List<String> emerging(Set<String> terms, long minute) {
        List<Strong> strong = new ArrayList<>();
        for (String term : terms) {
            double strength = strength(counts.get(hash(term)), minute);
            if (strength >= SIGNIFICANT) {
                strong.add(new Strong(term, strength));
            }
        }
        strong.sort(Comparator.comparingDouble((Strong each) -> -each.strength)
                .thenComparing(each -> -each.term.length())
                .thenComparing(Strong::term));
        List<String> told = new ArrayList<>();
        for (Strong each : strong) {
            if (told.size() < MOST_TOLD && told.stream().noneMatch(other -> overlap(other, each.term))) {
                told.add(each.term);
            }
        }
        return told;
    }

    /** "war zone game" says all that "war zone" does. */
    private static boolean overlap(String told, String term) {
        return (" " + told + " ").contains(" " + term + " ") || (" " + term + " ").contains(" " + told + " ");
    }

    private double strength(@Nullable Count count, long minute) {
        if (count == null) {
            return 0;
        }
        count.fade(minute);
        double said = count.now;
        double before = Math.max(0, count.usual - count.now) + 0.5;
        double others = Math.max(0, texts.usual - texts.now) + 1;
        double expected = before / others * texts.now;
        if (said < FEWEST_SAYING || said < LIFT * expected) {
            return 0;
        }
        return 2 * (said * Math.log(said / expected) - (said - expected));
    }

    /** A third at a time, so that it happens rarely. */
    private void forget(long minute) {
        if (counts.size() <= CAPACITY) {
            return;
        }
        counts.values().forEach(count -> count.fade(minute));
        List<Long> rarest = counts.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Long, Count> entry) -> entry.getValue().usual)
                        .thenComparing(entry -> entry.getValue().minute)
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(counts.size() - CAPACITY * 2L / 3)
                .map(Map.Entry::getKey)
                .toList();
        rarest.forEach(counts::remove);
    }

    /** How many terms it remembers. */
    public int size() {
        return counts.size();
    }

    /** The whole state; {@link #decode} goes on from it. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(began);
            write(out, texts);
            out.writeInt(counts.size());
            for (Map.Entry<Long, Count> entry : counts.entrySet()) {
                out.writeLong(entry.getKey());
                write(out, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array can be written", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are of another version */
    public static Phrases decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION && version != WITH_WORDS) {
                throw new IllegalArgumentException("phrases of version " + version + ", expected " + VERSION);
            }
            Phrases phrases = new Phrases();
            phrases.began = in.readLong();
            read(in, phrases.texts);
            for (int left = in.readInt(); left > 0; left--) {
                long term = version == WITH_WORDS ? hash(in.readUTF()) : in.readLong();
                Count count = new Count();
                read(in, count);
                phrases.counts.put(term, count);
            }
            return phrases;
        } catch (IOException e) {
            throw new UncheckedIOException("not the phrases of a brand", e);
        }
    }

    private static void write(DataOutputStream out, Count count) throws IOException {
        out.writeDouble(count.now);
        out.writeDouble(count.usual);
        out.writeLong(count.minute);
        out.writeInt(count.voice);
    }

    private static void read(DataInputStream in, Count count) throws IOException {
        count.now = in.readDouble();
        count.usual = in.readDouble();
        count.minute = in.readLong();
        count.voice = in.readInt();
    }
}
