package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.console.Overview.Bin;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.measure.Tally;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The overview's charts as the page draws them: one entry per bin, times already in the brand's zone.
 *
 * @param starts where each bin begins
 * @param net net sentiment, null where nothing was scored
 * @param incidents stretches of bins
 */
record Charts(
        List<String> times,
        List<Instant> starts,
        List<Long> negative,
        List<Long> neutral,
        List<Long> mixed,
        List<Long> positive,
        List<Long> unscored,
        List<@Nullable Double> net,
        List<Stretch> incidents,
        List<Voice> voices) {

    /** @param first index of the first bin */
    record Stretch(int first, int last, String title) {}

    /** @param share of voice, 0 to 1 */
    record Voice(String name, long stories, double share, boolean own) {}

    static Charts of(Overview overview) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern(
                        overview.span() == Span.QUARTER ? "d MMM" : "d MMM HH:mm", Locale.ENGLISH)
                .withZone(overview.brand().zone());
        return new Charts(
                overview.bins().stream().map(bin -> time.format(bin.at())).toList(),
                overview.bins().stream().map(Bin::at).toList(),
                counts(overview, Tally::negative),
                counts(overview, Tally::neutral),
                counts(overview, Tally::mixed),
                counts(overview, Tally::positive),
                counts(overview, Tally::unscored),
                overview.bins().stream()
                        .map(bin -> orNull(bin.tally().netSentiment()))
                        .toList(),
                overview.incidents().stream()
                        .map(event -> stretch(event, overview.bins()))
                        .toList(),
                voices(overview));
    }

    private static List<Long> counts(Overview overview, ToLongFunction<Tally> count) {
        return overview.bins().stream()
                .map(bin -> count.applyAsLong(bin.tally()))
                .toList();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static Stretch stretch(IncidentEvent event, List<Bin> bins) {
        return new Stretch(
                index(bins, event.started()),
                event.event() == IncidentEvent.Type.RESOLVED ? index(bins, event.at()) : bins.size() - 1,
                Words.kind(event) + ", " + Words.status(event).toLowerCase(Locale.ENGLISH));
    }

    private static int index(List<Bin> bins, Instant time) {
        int index = 0;
        while (index + 1 < bins.size() && !bins.get(index + 1).at().isAfter(time)) {
            index++;
        }
        return index;
    }

    private static List<Voice> voices(Overview overview) {
        Tally all = overview.total().plus(overview.competitors(overview.now()));
        return overview.now().entrySet().stream()
                .filter(voice -> overview.rivals().contains(voice.getKey())
                        || voice.getKey().equals(overview.brand().id()))
                .map(voice -> new Voice(
                        name(overview, voice.getKey()),
                        voice.getValue().stories(),
                        all.stories() == 0 ? 0 : (double) voice.getValue().stories() / all.stories(),
                        voice.getKey().equals(overview.brand().id())))
                .sorted(Comparator.comparingLong(Voice::stories).reversed())
                .toList();
    }

    private static String name(Overview overview, String id) {
        return overview.brands().stream()
                .filter(brand -> brand.id().equals(id))
                .map(Brand::name)
                .findFirst()
                .orElse(id);
    }
}
