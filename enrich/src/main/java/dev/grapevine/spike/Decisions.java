package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.health.Standings;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides about one brand, apart from how it is told: the job, back-tests and files of counts all decide
 * here.
 */
final class Decisions {

    private final Tuning tuning;
    private final SpikeDetector detector;
    private final Lookout lookout;
    private final Episode episode;
    private final Notices notices;

    private Decisions(Tuning tuning, SpikeDetector detector, Lookout lookout, Episode episode, Notices notices) {
        this.tuning = tuning;
        this.detector = detector;
        this.lookout = lookout;
        this.episode = episode;
        this.notices = notices;
    }

    static Decisions start(Tuning tuning) {
        return new Decisions(tuning, new SpikeDetector(tuning), Lookout.start(), new Episode(), new Notices());
    }

    /**
     * What follows from one tick.
     *
     * @param step of the incident, or null
     * @param sighting that brought the step about, or null where the counts did
     * @param sightings all there were
     */
    record Decided(
            Reading reading,
            IncidentEvent.@Nullable Type step,
            @Nullable Sighting sighting,
            List<Sighting> sightings,
            List<Notices.Step> notices) {}

    /** Lets time pass, before what arrived is added. */
    void advance(long bin, Brand brand, Standings standings) {
        detector.advance(bin, brand.zone(), standings);
        lookout.advance(detector);
    }

    /** @param hold bins for which only a clearly worse incident opens after the last */
    Decided decide(Brand brand, int hold) {
        lookout.advance(detector);
        long now = detector.now();
        Reading reading = detector.read(brand.policy(), brand.zone());
        List<Sighting> sightings = lookout.look(detector, brand);
        IncidentEvent.Type step = episode.next(reading, now, detector.threshold(brand.policy()), hold, tuning)
                .orElse(null);
        Sighting cause = null;
        for (Sighting sighting : sightings) {
            if (!sighting.kind().isNotice()) {
                Optional<IncidentEvent.Type> joined = episode.see(sighting, now, hold, tuning);
                if (joined.isPresent() && (step == null || step == IncidentEvent.Type.UPDATED)) {
                    step = joined.get();
                    cause = sighting;
                }
            }
        }
        return new Decided(reading, step, cause, sightings, notices(sightings, now));
    }

    private List<Notices.Step> notices(List<Sighting> sightings, long now) {
        List<Notices.Step> steps = new ArrayList<>();
        sightings.stream()
                .filter(sighting -> sighting.kind().isNotice())
                .flatMap(sighting -> notices.see(sighting, now).stream())
                .forEach(steps::add);
        steps.addAll(notices.passTime(now));
        return steps;
    }

    /** A change of ours re-baselines the brand and is told as a shift. */
    Optional<Notices.Step> rebase(String why) {
        detector.rebase();
        long now = detector.now();
        return notices.see(Sighting.of(Kind.SHIFT, now, now, 0, 0, why, null), now);
    }

    /** Ends every notice that is open. */
    List<Notices.Step> close() {
        return notices.close();
    }

    SpikeDetector detector() {
        return detector;
    }

    Lookout lookout() {
        return lookout;
    }

    Episode episode() {
        return episode;
    }

    void write(DataOutputStream out) throws IOException {
        detector.write(out);
        lookout.write(out);
        episode.write(out);
        notices.write(out);
    }

    /** @param version of the encoded state */
    static Decisions read(Tuning tuning, DataInputStream in, int version) throws IOException {
        return new Decisions(
                tuning,
                SpikeDetector.read(tuning, in),
                Lookout.read(in),
                Episode.read(in, version > 2),
                Notices.read(in));
    }
}
