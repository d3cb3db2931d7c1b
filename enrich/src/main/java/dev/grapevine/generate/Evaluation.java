package dev.grapevine.generate;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.sentiment.Label;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a pipeline made of generated traffic with the truth.
 *
 * <p>A document and its truth are brought together by the path of the address, which is the same at
 * {@code https://murmur.example} and on the demo web.
 */
public final class Evaluation {

    /** An alert this long after an incident is still about it. */
    private static final Duration AFTERMATH = Duration.ofHours(2);

    private final Map<String, Generated> truth = new HashMap<>();
    private final List<Incident> incidents;

    /** @param published what the pipeline was given */
    public Evaluation(Scenario scenario, Stream<Generated> published) {
        published.forEach(generated -> truth.put(generated.mention().nativeId(), generated));
        incidents = scenario.incidents();
    }

    /**
     * Whether every brand was found in what is about it, and in nothing else. Counted per mention and brand.
     *
     * @param missed should have matched and did not, or were lost on the way
     * @param unknown documents that are of no mention that was published
     */
    public record Matching(long right, long wrong, long missed, long unknown) {

        public double precision() {
            return share(right, right + wrong);
        }

        public double recall() {
            return share(right, right + missed);
        }
    }

    /**
     * Whether the sentiment towards each brand is the one that was meant, over what has a clear one.
     *
     * @param opposite positive taken for negative or the other way round
     * @param unscored without a label
     */
    public record Agreement(long compared, long same, long opposite, long unscored) {

        public double accuracy() {
            return share(same, compared);
        }
    }

    /**
     * Whether copies were folded into their story.
     *
     * @param folded copies whose story is that of their original
     * @param confused originals that were taken for a copy of another
     */
    public record Folding(long copies, long folded, long originals, long confused) {

        public double recall() {
            return share(folded, copies);
        }
    }

    /**
     * Whether somebody was told of what mattered, and of nothing else.
     *
     * @param delays from an incident's start to the tick at which it was opened, by incident id
     * @param missed ids of incidents that nobody was told of
     * @param falseAlerts ids of incidents that the pipeline opened without a cause
     */
    public record Alerting(SortedMap<String, Duration> delays, Set<String> missed, Set<String> falseAlerts) {}

    public Matching matching(Collection<EnrichedMention> documents) {
        Set<String> found = new HashSet<>();
        long wrong = 0;
        long unknown = 0;
        for (EnrichedMention document : documents) {
            Generated generated = truth.get(key(document));
            if (generated == null) {
                unknown++;
            } else if (!generated.truth().sentiment().containsKey(document.brand())) {
                wrong++;
            } else {
                found.add(key(document) + "|" + document.brand());
            }
        }
        long expected = truth.values().stream()
                .mapToLong(generated -> generated.truth().sentiment().size())
                .sum();
        return new Matching(found.size(), wrong, expected - found.size(), unknown);
    }

    public Agreement sentiment(Collection<EnrichedMention> documents) {
        long compared = 0;
        long same = 0;
        long opposite = 0;
        long unscored = 0;
        for (EnrichedMention document : documents) {
            Label meant = meant(document);
            Label scored =
                    document.sentiment() == null ? null : document.sentiment().label();
            if (meant == null) {
                continue;
            }
            if (scored == null) {
                unscored++;
                continue;
            }
            compared++;
            same += scored == meant ? 1 : 0;
            opposite += isOpposite(scored, meant) ? 1 : 0;
        }
        return new Agreement(compared, same, opposite, unscored);
    }

    public Folding stories(Collection<EnrichedMention> documents) {
        Map<String, String> stories = new HashMap<>();
        documents.stream()
                .filter(document -> truth.containsKey(key(document)))
                .forEach(document -> stories.put(key(document), document.story().id()));
        Map<String, String> originals = new HashMap<>();
        truth.values().stream()
                .filter(generated -> !generated.isCopy())
                .forEach(generated -> originals.put(
                        generated.mention().id(), generated.mention().nativeId()));
        Set<String> first = new HashSet<>();
        long copies = 0;
        long folded = 0;
        long confused = 0;
        for (Map.Entry<String, String> each : stories.entrySet()) {
            Truth known = known(each.getKey()).truth();
            if (known(each.getKey()).isCopy()) {
                copies++;
                String original = stories.get(originals.getOrDefault(known.story(), ""));
                folded += each.getValue().equals(original) ? 1 : 0;
            } else {
                confused += first.add(each.getValue()) ? 0 : 1;
            }
        }
        return new Folding(copies, folded, stories.size() - copies, confused);
    }

    /** Competitors' incidents and those that were found late do not page and so are not judged. */
    public Alerting alerts(Collection<IncidentEvent> events) {
        SortedMap<String, Duration> delays = new TreeMap<>();
        Set<String> falseAlerts = new HashSet<>();
        events.stream()
                .filter(event -> event.event() == IncidentEvent.Type.OPENED)
                .filter(event -> !event.late() && !event.competitor())
                .forEach(event -> judge(event, delays, falseAlerts));
        Set<String> missed = new HashSet<>();
        incidents.stream()
                .filter(incident -> incident.nature().mustAlert() && !delays.containsKey(incident.id()))
                .forEach(incident -> missed.add(incident.id()));
        return new Alerting(delays, missed, falseAlerts);
    }

    private void judge(IncidentEvent event, Map<String, Duration> delays, Set<String> falseAlerts) {
        Incident cause = incidents.stream()
                .filter(incident -> incident.nature().mustAlert())
                .filter(incident -> incident.brand().equals(event.brand()))
                .filter(incident -> isDuring(incident, event.at()))
                .findFirst()
                .orElse(null);
        if (cause == null) {
            falseAlerts.add(event.incident());
        } else {
            delays.merge(cause.id(), Duration.between(cause.start(), event.at()), Evaluation::shorter);
        }
    }

    private static boolean isDuring(Incident incident, Instant at) {
        return !at.isBefore(incident.start()) && !at.isAfter(incident.end().plus(AFTERMATH));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private @Nullable Label meant(EnrichedMention document) {
        Generated generated = truth.get(key(document));
        Label label = generated == null ? null : generated.truth().sentiment().get(document.brand());
        return label == Label.MIXED ? null : label;
    }

    private static boolean isOpposite(Label scored, Label meant) {
        return (scored == Label.POSITIVE && meant == Label.NEGATIVE)
                || (scored == Label.NEGATIVE && meant == Label.POSITIVE);
    }

    private Generated known(String key) {
        Generated generated = truth.get(key);
        if (generated == null) {
            throw new IllegalArgumentException("nothing was published at " + key);
        }
        return generated;
    }

    private static String key(EnrichedMention document) {
        String url = document.url();
        String path = url == null ? null : URI.create(url).getPath();
        return path == null || path.isEmpty() ? "" : path.substring(1);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : part / (double) whole;
    }
}
