package dev.grapevine.spike;

import dev.grapevine.health.Outage;
import dev.grapevine.health.Standings;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A brand's sources as they are heard: newcomers are measured apart, and those that are missing are noticed.
 *
 * <p>A source whose own health says that it does not work is missing for that reason, at once and for certain; it says
 * nothing about whether the brand is silent. Only of those that seem to work is it asked whether chance explains that
 * nothing is heard.
 */
final class SourceWatch {

    private static final int HOUR = 12;
    private static final int DAY = 288;
    /** An hour is asked about often: it takes more than one silence that chance does not explain. */
    private static final double SURE_OF_SILENCE = 0.7;
    /** Sources that have to be missing together before it is the brand that is silent, and not a source. */
    private static final int LEAST_SILENT = 3;
    /** One poll or two may fail without anybody having to know. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    /** A source that is down for longer is taken to be gone: what is heard without it becomes usual. */
    private static final Duration GONE = Duration.ofDays(3);
    /** What is missing of the usual before the rest is no longer learnt from. */
    private static final double MUCH = 0.1;

    private final Sources sources;
    private final List<Sighting> noticed = new ArrayList<>();

    SourceWatch() {
        this(new Sources());
    }

    private SourceWatch(Sources sources) {
        this.sources = sources;
    }

    /** What there was to be noticed since it was asked last. */
    List<Sighting> noticed() {
        List<Sighting> all = List.copyOf(noticed);
        noticed.clear();
        return all;
    }

    /**
     * Notes that a source delivered something.
     *
     * @return the source, or nothing where it is a newcomer, whose stories are measured and not counted
     */
    Optional<Sources.Source> heard(Batch batch, long now, boolean brandIsNew, Baseline baseline, ZoneId zone) {
        Sources.Source source = sources.heard(batch.source(), now, brandIsNew);
        source.delivered(batch.stories());
        if (!source.isNewcomer()) {
            return Optional.of(source);
        }
        measure(batch, source, now, baseline, zone);
        return Optional.empty();
    }

    private void measure(Batch batch, Sources.Source source, long now, Baseline baseline, ZoneId zone) {
        if (source.measure(batch.stories())) {
            double usual = baseline.expected(now - 1, Sources.PROBATION, zone);
            baseline.scale(1 + source.establish() / Math.max(1, usual));
            return;
        }
        double usual = baseline.expected(now, (int) Math.min(DAY, now - source.first() + 1), zone);
        if (source.isWorthTelling(usual)) {
            String words = "a new source: " + batch.source();
            noticed.add(Sighting.of(Kind.SHIFT, source.first(), now, source.stories(), usual, words, batch.source()));
        }
    }

    /** The last hour is over: looks for sources that are missing; tells of all at once where the brand is not heard. */
    void passHour(long now, Signal volume, Baseline baseline, ZoneId zone, Standings standings, boolean learnt) {
        Map<String, Double> missing = sources.passHour(
                now,
                baseline.expected(now - 1, HOUR, zone),
                missed -> volume.isSilence(SURE_OF_SILENCE * missed),
                name -> isDown(name, now, standings));
        if (!learnt) {
            return;
        }
        long working = sources.regular().keySet().stream()
                .filter(name -> !isDown(name, now, standings))
                .count();
        if (missing.size() >= LEAST_SILENT && missing.size() >= working) {
            long since = missing.keySet().stream()
                    .mapToLong(name -> lastHeard(name, now))
                    .max()
                    .orElse(now);
            noticed.add(quiet(Kind.SILENCE, since, now, volume, baseline, zone));
            return;
        }
        missing.keySet()
                .forEach(name -> noticed.add(quiet(Kind.GAP, lastHeard(name, now), now, volume, baseline, zone)
                        .of(name, null)));
    }

    /** Notices those that say themselves that they do not work. */
    void look(long now, Signal volume, Baseline baseline, ZoneId zone, Standings standings) {
        if (standings.bySource().isEmpty()) {
            return;
        }
        Instant at = SpikeDetector.start(now);
        sources.regular()
                .keySet()
                .forEach(name -> standings
                        .downAt(name, at)
                        .filter(outage ->
                                !outage.ended() && !outage.from().plus(PATIENCE).isAfter(at))
                        .ifPresent(outage -> noticed.add(
                                quiet(Kind.GAP, SpikeDetector.bin(outage.from()), now, volume, baseline, zone)
                                        .of(name, words(outage)))));
    }

    private static String words(Outage outage) {
        return "it does not work since " + outage.from() + (outage.reason() == null ? "" : ": " + outage.reason());
    }

    /** Whether so much of the usual was out of order then that the rest says nothing about what is usual. */
    boolean isPartial(long bin, Standings standings) {
        if (standings.bySource().isEmpty()) {
            return false;
        }
        Instant at = SpikeDetector.start(bin);
        double down = sources.regular().entrySet().stream()
                .filter(source -> standings
                        .downAt(source.getKey(), at)
                        .filter(outage -> outage.from().plus(GONE).isAfter(at))
                        .isPresent())
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return down >= MUCH;
    }

    private static boolean isDown(String source, long now, Standings standings) {
        return standings.downAt(source, SpikeDetector.start(now)).isPresent();
    }

    private long lastHeard(String source, long now) {
        Long last = sources.lastHeard(source);
        return last == null ? now : last;
    }

    private static Sighting quiet(Kind kind, long since, long now, Signal volume, Baseline baseline, ZoneId zone) {
        int bins = (int) Math.max(1, Math.min(Ring.BINS, now - since));
        return Sighting.of(
                kind, since + 1, now, volume.counted(now, bins), baseline.expected(now, bins, zone), null, null);
    }

    void write(DataOutputStream out) throws IOException {
        sources.write(out);
    }

    static SourceWatch read(DataInputStream in) throws IOException {
        return new SourceWatch(Sources.read(in));
    }
}
