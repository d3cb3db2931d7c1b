package dev.grapevine.dashboard.mailer;

import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.SourceHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the sources are doing, and what the stream's clock says, as far as {@code source-health.v1} was heard.
 *
 * <p>The stream's clock is that of the newest report and goes on with the wall's in between. While it runs far ahead of
 * the wall, history is being caught up with.
 */
final class SourceBook {

    private static final Duration STEADY_WINDOW = Duration.ofSeconds(10);
    private static final Duration FASTEST_STEADY = Duration.ofHours(2);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final int MISSED_POLLS = 3;
    private static final Set<State> DEAF = Set.of(State.FAILING, State.PARKED);

    /**
     * @param heard when its report came, by the wall clock
     * @param deafSince when the first of the failing reports in a row came
     */
    record Report(SourceHealth health, Instant heard, Instant deafSince) {
        boolean isSilent(Instant now) {
            Duration patience = Duration.ofSeconds(health.everySeconds())
                    .multipliedBy(MISSED_POLLS)
                    .plus(GRACE);
            return health.state() != State.ENDED && heard.plus(patience).isBefore(now);
        }

        /** One failed poll is no deafness: the next one has to fail as well. */
        boolean isDeaf(Instant now) {
            boolean failing =
                    DEAF.contains(health.state()) && !now.isBefore(deafSince.plusSeconds(health.everySeconds()));
            return failing || isSilent(now);
        }
    }

    private final Map<String, Report> reports = new HashMap<>();
    private @Nullable Report newest;
    private Instant windowStart = Instant.MIN;
    private @Nullable Instant clockAtWindowStart;
    private boolean steady;

    /** @param now by the wall clock */
    void hear(SourceHealth health, Instant now) {
        Report last = reports.get(health.source());
        Instant deafSince = last != null && DEAF.contains(last.health().state()) ? last.deafSince() : now;
        Report report = new Report(health, now, deafSince);
        reports.put(health.source(), report);
        Report before = newest;
        if (before == null || !health.at().isBefore(before.health().at())) {
            newest = report;
        }
    }

    List<Report> reports() {
        return List.copyOf(reports.values());
    }

    /** The stream's clock; empty before any source was heard. */
    Optional<Instant> clock(Instant now) {
        Report report = newest;
        return report == null
                ? Optional.empty()
                : Optional.of(report.health().at().plus(Duration.between(report.heard(), now)));
    }

    /** Whether the stream goes about as fast as time does; looked at now and then. */
    boolean isSteady(Instant now) {
        Instant clock = clock(now).orElse(null);
        if (clock == null) {
            return false;
        }
        Instant before = clockAtWindowStart;
        if (before == null || !now.isBefore(windowStart.plus(STEADY_WINDOW))) {
            steady = before != null && Duration.between(before, clock).compareTo(FASTEST_STEADY) < 0;
            windowStart = now;
            clockAtWindowStart = clock;
        }
        return steady;
    }

    /** Whether there are sources that should report and not one of them has for a while. */
    boolean isAllSilent(Instant now) {
        List<Report> expected = reports.values().stream()
                .filter(report -> report.health().state() != State.ENDED)
                .toList();
        return !expected.isEmpty() && expected.stream().allMatch(report -> report.isSilent(now));
    }

    /**
     * Whether none of these sources can be heard.
     *
     * @param names empty for every source there is
     */
    boolean isDeaf(Set<String> names, Instant now) {
        List<Report> asked = reports.values().stream()
                .filter(report -> report.health().state() != State.ENDED)
                .filter(report ->
                        names.isEmpty() || names.contains(report.health().source()))
                .toList();
        return !asked.isEmpty() && asked.stream().allMatch(report -> report.isDeaf(now));
    }
}
