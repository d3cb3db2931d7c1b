package dev.grapevine.dashboard.mailer;

import dev.grapevine.dashboard.mail.Blindness;
import dev.grapevine.dashboard.mail.Blindness.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what cannot be seen, from one look to the next. Pure but for its memory; belongs to one thread.
 *
 * <p>Something is blind when it was in trouble at every look for the patience given, and sees again when it was well for
 * {@link #RELIEF}, so that one lucky poll does not count.
 */
final class Sight {

    static final Duration RELIEF = Duration.ofMinutes(1);

    private final Duration patience;
    private final Map<String, Instant> troubleSince = new HashMap<>();
    private final Map<String, Instant> wellSince = new HashMap<>();
    private long worked = -1;

    Sight(Duration patience) {
        this.patience = patience;
    }

    /** Whether the job stands still though there is work; asked at every look. */
    boolean isStill(Heartbeat.Beat beat) {
        boolean still = beat.worked() == worked && beat.behind() > 0;
        worked = beat.worked();
        return still;
    }

    /** @return whether it was in trouble for long enough to say so */
    boolean look(Scope scope, String subject, boolean trouble, Instant now) {
        String what = new Blindness(scope, subject, now).what();
        if (trouble) {
            wellSince.remove(what);
            return !now.isBefore(troubleSince.computeIfAbsent(what, any -> now).plus(patience));
        }
        troubleSince.remove(what);
        wellSince.putIfAbsent(what, now);
        return false;
    }

    /** When the trouble that {@link #look} tells of began. */
    Instant since(Scope scope, String subject, Instant now) {
        return troubleSince.getOrDefault(new Blindness(scope, subject, now).what(), now);
    }

    /** Which of the blindnesses that people were told of are over. */
    List<Blindness> over(List<Blindness> told, Instant now) {
        Duration relief = RELIEF.compareTo(patience) < 0 ? RELIEF : patience;
        return told.stream()
                .filter(blindness -> {
                    Instant well = wellSince.get(blindness.what());
                    return well != null && !now.isBefore(well.plus(relief));
                })
                .toList();
    }
}
