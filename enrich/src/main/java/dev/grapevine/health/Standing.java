package dev.grapevine.health;

import dev.grapevine.health.SourceHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When one source worked and when it did not, as its reports tell. A value: each report gives the next one.
 *
 * <p>A source that reports nothing for long is as unheard as one that reports failures: whoever asks it has stopped. The
 * past is kept, so that who is behind the reports, or looks at bins that are hours old, gets the answer of that time.
 *
 * @param last time of the newest report
 * @param everySeconds between two polls
 * @param spacingSeconds the longest stretch between two reports so far, half as long after a week: a source that is
 *     replayed reports when it has something to say
 * @param outages oldest first, the last of which may last
 */
public record Standing(Instant last, long everySeconds, double spacingSeconds, List<Outage> outages) {

    private static final int MOST_KEPT = 100;
    private static final double LEAST_PATIENCE = 600;
    private static final double TIMES = 3;
    private static final double WEEK = 7 * 86_400.0;
    /** How much more patient one long stretch makes at most: it may be an outage. */
    private static final double MOST_LEARNT = 4;

    public Standing {
        outages = List.copyOf(outages);
    }

    /** Of a source that reports for the first time. */
    public static Standing of(SourceHealth report) {
        return new Standing(report.at(), report.everySeconds(), 0, List.of()).heard(report);
    }

    /** After one more report; one that is older than what is known changes nothing. */
    public Standing heard(SourceHealth report) {
        Instant at = report.at();
        if (at.isBefore(last)) {
            return this;
        }
        List<Outage> known = new ArrayList<>(outages);
        if (unheardFrom().isBefore(at) && !isDown(known)) {
            known.add(new Outage(last, at, "nothing was reported of it", false));
        }
        boolean works = report.state() == State.OK || report.state() == State.DEGRADED;
        if (works && isDown(known)) {
            known.add(known.remove(known.size() - 1).over(at));
        } else if (!works && !isDown(known)) {
            known.add(new Outage(at, null, report.reason(), report.state() == State.ENDED));
        }
        int from = Math.max(0, known.size() - MOST_KEPT);
        return new Standing(at, report.everySeconds(), spacing(at), known.subList(from, known.size()));
    }

    /** The outage that lasted at that time. */
    public Optional<Outage> downAt(Instant at) {
        Optional<Outage> reported =
                outages.stream().filter(outage -> outage.covers(at)).findFirst();
        return reported.isPresent() || !unheardFrom().isBefore(at)
                ? reported
                : Optional.of(new Outage(last, null, "nothing is reported of it any more", false));
    }

    private Instant unheardFrom() {
        return last.plusSeconds((long) patience());
    }

    private double patience() {
        return Math.max(LEAST_PATIENCE, TIMES * Math.max((double) everySeconds, spacingSeconds));
    }

    private double spacing(Instant next) {
        double passed = Duration.between(last, next).toSeconds();
        return Math.max(Math.min(passed, MOST_LEARNT * patience()), spacingSeconds * Math.pow(0.5, passed / WEEK));
    }

    private static boolean isDown(List<Outage> known) {
        return !known.isEmpty() && known.get(known.size() - 1).until() == null;
    }
}
