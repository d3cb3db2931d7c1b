package dev.grapevine.dashboard.board;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that a board looks at. */
public record Stretch(Instant from, Instant until) {

    private static final Pattern LOOKING_BACK = Pattern.compile("now-(\\d+)([hd])");

    public Stretch {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("expected a start before the end, found " + from + " and " + until);
        }
    }

    /**
     * What a board shows when it is opened at a time.
     *
     * @param from as boards say it, such as now-7d
     */
    public static Stretch lookingBack(String from, Instant end) {
        Matcher matcher = LOOKING_BACK.matcher(from);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a start such as now-7d, found '" + from + "'");
        }
        Duration unit = matcher.group(2).equals("d") ? Duration.ofDays(1) : Duration.ofHours(1);
        return new Stretch(end.minus(unit.multipliedBy(Long.parseLong(matcher.group(1)))), end);
    }

    Duration length() {
        return Duration.between(from, until);
    }

    /** The stretch of the same length before. */
    Stretch before() {
        return new Stretch(from.minus(length()), from);
    }

    /** Width of a bar, so that about sixty fill the chart: what Kibana's "auto" comes to. */
    Duration bar() {
        for (long seconds : new long[] {30, 60, 300, 600, 1_800, 3_600, 10_800, 43_200}) {
            if (length().toSeconds() / seconds <= 100) {
                return Duration.ofSeconds(seconds);
            }
        }
        return Duration.ofDays(1);
    }
}
