package dev.grapevine.spike;

import dev.grapevine.action.Orders;
import dev.grapevine.brand.Brand;
import dev.grapevine.incident.Annotation;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.IncidentEvent.Learning;
import dev.grapevine.incident.IncidentEvent.Ratings;
import dev.grapevine.incident.Recollection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a step of an incident into the words and numbers that people act on. */
record Telling(
        SpikeDetector detector,
        Lookout lookout,
        Recollection recollection,
        OwnChanges changes,
        Brand brand,
        Orders orders,
        Instant tick) {

    /** Of the rule; raise it with every change of what alerts. */
    static final String VERSION = "spike/3";

    private static final Duration LATE = Duration.ofMinutes(60);
    private static final int LEARNING_DAYS = 14;

    /** What is told: its identity, its step, and its kinds, that which opened it first. */
    record Step(Kind kind, long started, int sequence, IncidentEvent.Type type, List<Kind> kinds) {}

    IncidentEvent event(Step step, Reading reading, @Nullable Sighting sighting) {
        Instant started = SpikeDetector.start(step.started());
        Instant from = SpikeDetector.start(reading.start());
        Instant to = SpikeDetector.start(reading.end() + 1);
        Kind kind = step.kind();
        String source = sighting == null ? null : sighting.source();
        String incident = brand.id() + "|" + word(kind) + "|" + started + (source == null ? "" : "|" + source);
        int severity = severity(step, reading);
        return new IncidentEvent(
                IncidentEvent.VERSION,
                incident,
                step.sequence(),
                step.type(),
                brand.id(),
                brand.name(),
                kind,
                tick,
                started,
                Duration.between(to, tick).compareTo(LATE) > 0 && step.type() != IncidentEvent.Type.RESOLVED,
                brand.competitor(),
                severity,
                reading.count(),
                reading.expected(),
                reading.low(),
                reading.high(),
                reading.bins() * 5,
                recollection.why(from, to, detector.usualNegativeShare(), ratings(), lookout.questions(reading.bins())),
                detector.curve(brand.zone()),
                recollection.evidence(from, to, kind == Kind.NEGATIVE, sighting == null ? null : sighting.mention()),
                new Rule(detector, brand).words(step, reading, sighting),
                VERSION,
                step.kinds(),
                source,
                sighting == null ? null : sighting.trigger(),
                new Hold(brand, orders, changes, tick).handling(incident, step, started, severity),
                annotations(started),
                detector.day() > LEARNING_DAYS ? null : new Learning(detector.day(), LEARNING_DAYS),
                reading.surprise() > 0 ? reading.surprise() : null,
                reading.surprise() > 0 ? detector.standsOut(kind, reading.end(), brand.zone()) : null);
    }

    private @Nullable Ratings ratings() {
        Stars stars = lookout.stars();
        return stars.count() == 0 ? null : new Ratings(stars.count(), stars.mean(), stars.usual());
    }

    private List<Annotation> annotations(Instant started) {
        Stream<Annotation> campaigns = brand.policy().campaigns().stream()
                .filter(campaign -> campaign.covers(started))
                .map(campaign -> new Annotation(
                        Annotation.Subject.CAMPAIGN,
                        "campaign: " + campaign.name(),
                        campaign.from(),
                        campaign.until()));
        return Stream.concat(campaigns, changes.around(started).stream()).toList();
    }

    private int severity(Step step, Reading reading) {
        if (step.kind().isNotice()) {
            return 1;
        }
        int severity = 2;
        severity += reading.surprise() >= 2 * detector.threshold(brand.policy()) ? 1 : 0;
        severity += step.kind() != Kind.SILENCE && reading.surprise() > 0 && reading.ratio() >= 8 ? 1 : 0;
        return step.kinds().contains(Kind.MUST_SEE) ? Math.max(3, severity) : severity;
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
