package dev.grapevine.local.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What one line did with the load.
 *
 * @param mentions that became searchable while the clock ran
 * @param wall time that took
 * @param cpu used meanwhile
 */
public record Result(String line, long mentions, Duration wall, CpuTime cpu) {

    /** With what the same line did in another pass. */
    Result and(Result pass) {
        return new Result(line, mentions + pass.mentions, wall.plus(pass.wall), cpu.plus(pass.cpu));
    }

    public double perSecond() {
        return mentions / seconds(wall);
    }

    /** Microseconds of CPU for each mention. */
    public double micros(Duration time) {
        return seconds(time) * 1e6 / mentions;
    }

    /** Who used most, the first of all first. */
    public List<Map.Entry<String, Duration>> busiest(int limit) {
        return cpu.threads().entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder()))
                .limit(limit)
                .toList();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
