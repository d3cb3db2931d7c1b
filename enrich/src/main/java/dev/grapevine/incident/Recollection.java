package dev.grapevine.incident;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent.Evidence;
import dev.grapevine.incident.IncidentEvent.Ratings;
import dev.grapevine.incident.IncidentEvent.Role;
import dev.grapevine.incident.IncidentEvent.Share;
import dev.grapevine.incident.IncidentEvent.Term;
import dev.grapevine.incident.IncidentEvent.Why;
import dev.grapevine.sentiment.Label;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last mentions of a brand and the words it usually hears: enough to say why an incident is one.
 *
 * <p>At most {@value #MOST} mentions of the last day, and a few more for a while, are kept. Where more were said, those that go are old ones first,
 * then an arbitrary but repeatable half, and what is counted here is a sample; the incident's own counts never are.
 * What is deleted is forgotten at once.
 */
public final class Recollection {

    static final int MOST = 150;
    /** So many more may wait, so that not every mention makes room for itself. */
    private static final int SPARE = 50;

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration FRESH = Duration.ofHours(3);
    private static final int TERMS = 8;
    private static final int EVIDENCE = 5;
    private static final double LEAST_LIFT = 2;
    private static final int MOST_SHARES = 5;

    private final Map<String, Clip> clips;
    private final Background background;

    private Recollection(Map<String, Clip> clips, Background background) {
        this.clips = clips;
        this.background = background;
    }

    /** Nothing heard yet. */
    public static Recollection start() {
        return new Recollection(new LinkedHashMap<>(), new Background());
    }

    /** Takes in the newest state of a mention. */
    public void hear(EnrichedMention mention) {
        if (mention.deleted() || mention.own()) {
            Clip gone = clips.remove(mention.mention().id());
            if (gone != null) {
                background.unlearn(gone.words());
            }
            return;
        }
        Clip clip = Clip.of(mention);
        if (clips.put(clip.mention(), clip) == null) {
            background.learn(clip.words());
            forget(mention.fetched());
        }
    }

    private void forget(Instant now) {
        Instant old = now.minus(KEPT);
        if (clips.values().iterator().next().eventTime().isBefore(old)) {
            clips.values().removeIf(clip -> clip.eventTime().isBefore(old));
        }
        if (clips.size() > MOST + SPARE) {
            leastUseful(now.minus(FRESH)).forEach(clip -> clips.remove(clip.mention()));
        }
    }

    /** So many that {@value #MOST} are left: those that are no longer fresh, the oldest first, then the others. */
    private List<Clip> leastUseful(Instant fresh) {
        Comparator<Clip> order = Comparator.<Clip, Boolean>comparing(
                        clip -> !clip.eventTime().isBefore(fresh))
                .thenComparing(clip -> clip.eventTime().isBefore(fresh) ? clip.eventTime() : fresh)
                .thenComparingLong(clip -> clip.eventTime().isBefore(fresh) ? 0 : clip.engagement())
                .thenComparing(clip -> clip.mention().hashCode())
                .thenComparing(Clip::mention);
        return clips.values().stream()
                .sorted(order)
                .limit(clips.size() - (long) MOST)
                .toList();
    }

    /** What stands behind the mentions from {@code start} on and before {@code end}. */
    public Why why(Instant start, Instant end, double usualNegativeShare, @Nullable Ratings ratings, long questions) {
        List<Clip> window = window(start, end);
        long stories = distinct(window, Clip::story);
        long negative = count(window, Label.NEGATIVE);
        long scored = window.stream().filter(clip -> clip.label() != null).count();
        return new Why(
                window.size(),
                stories,
                distinct(window, Clip::voice),
                negative,
                count(window, Label.NEUTRAL),
                count(window, Label.POSITIVE),
                usualNegativeShare,
                terms(window),
                shares(window, Clip::source, window.size()),
                shares(
                        window.stream().filter(clip -> clip.country() != null).toList(),
                        Clip::shownCountry,
                        MOST_SHARES),
                shares(window, Clip::shownVoice, MOST_SHARES),
                window.size() - stories,
                scored == 0 ? null : (double) negative / scored - usualNegativeShare,
                ratings,
                questions);
    }

    /**
     * At most five of them: that which set it off, the most engaged with, the first, and those that say it best; copies
     * folded.
     *
     * @param trigger id of the mention that set it off, or null
     */
    public List<Evidence> evidence(Instant start, Instant end, boolean negativeFirst, @Nullable String trigger) {
        List<Story> stories = stories(window(start, end));
        List<Story> fitting = stories.stream()
                .filter(story -> !negativeFirst || story.original().label() == Label.NEGATIVE)
                .toList();
        Map<String, Double> lifts = terms(stories.stream().map(Story::original).toList()).stream()
                .collect(Collectors.toMap(Term::term, Term::lift));
        Comparator<Story> carried = Comparator.comparingLong(story -> -story.engagement() - story.copies());
        Comparator<Story> telling = Comparator.comparingDouble(story -> -story.telling(lifts));
        Map<Story, Role> chosen = new LinkedHashMap<>();
        choose(
                chosen,
                stories.stream().filter(story -> story.original().mention().equals(trigger)),
                Role.TRIGGER);
        choose(chosen, fitting.stream().sorted(carried).limit(2), Role.MOST_ENGAGED);
        choose(chosen, fitting.stream().limit(1), Role.FIRST);
        choose(chosen, fitting.stream().sorted(telling), Role.TYPICAL);
        choose(chosen, stories.stream().sorted(carried), Role.MOST_ENGAGED);
        return chosen.entrySet().stream()
                .map(entry -> entry.getKey().original().evidence(entry.getKey().copies(), entry.getValue()))
                .toList();
    }

    private static void choose(Map<Story, Role> chosen, Stream<Story> stories, Role role) {
        stories.limit(EVIDENCE)
                .filter(story -> chosen.size() < EVIDENCE)
                .forEach(story -> chosen.putIfAbsent(story, role));
    }

    private static List<Story> stories(List<Clip> window) {
        return window.stream()
                .collect(Collectors.groupingBy(Clip::story, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Story::of)
                .toList();
    }

    /** Near copies of one another, folded into the first. */
    private record Story(Clip original, long copies, long engagement) {
        static Story of(List<Clip> copies) {
            return new Story(
                    copies.get(0),
                    copies.size(),
                    copies.stream().mapToLong(Clip::engagement).sum());
        }

        double telling(Map<String, Double> lifts) {
            return original.words().stream()
                    .mapToDouble(word -> Math.log(lifts.getOrDefault(word, 1.0)))
                    .sum();
        }
    }

    private List<Clip> window(Instant start, Instant end) {
        return clips.values().stream()
                .filter(clip ->
                        !clip.eventTime().isBefore(start) && clip.eventTime().isBefore(end))
                .sorted(Comparator.comparing(Clip::eventTime).thenComparing(Clip::mention))
                .toList();
    }

    private static long distinct(Collection<Clip> clips, Function<Clip, String> of) {
        return clips.stream().map(of).distinct().count();
    }

    private static long count(Collection<Clip> clips, Label label) {
        return clips.stream().filter(clip -> clip.label() == label).count();
    }

    private static List<Share> shares(List<Clip> window, Function<Clip, String> of, int most) {
        return counts(window.stream().map(of)).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .map(entry -> new Share(entry.getKey(), entry.getValue(), (double) entry.getValue() / window.size()))
                .toList();
    }

    private List<Term> terms(List<Clip> window) {
        long least = Math.max(2, window.size() / 20);
        List<Term> unusual = new ArrayList<>();
        counts(window.stream().flatMap(clip -> clip.words().stream())).forEach((word, count) -> {
            double lift = background.lift(word, count, window.size());
            if (count >= least && lift >= LEAST_LIFT) {
                unusual.add(new Term(word, count, lift, background.score(word, count, window.size())));
            }
        });
        unusual.sort(Comparator.comparingDouble((Term term) -> term.score() == null ? 0 : -term.score())
                .thenComparing(Term::term));
        return unusual.stream().limit(TERMS).toList();
    }

    private static Map<String, Long> counts(Stream<String> names) {
        return names.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(clips.size());
        for (Clip clip : clips.values()) {
            clip.write(out);
        }
        background.write(out);
    }

    public static Recollection read(DataInputStream in) throws IOException {
        Map<String, Clip> clips = new LinkedHashMap<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Clip clip = Clip.read(in);
            clips.put(clip.mention(), clip);
        }
        return new Recollection(clips, Background.read(in));
    }
}
