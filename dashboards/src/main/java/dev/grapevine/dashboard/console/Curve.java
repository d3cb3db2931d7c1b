package dev.grapevine.dashboard.console;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.CurvePoint;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * An incident's chart as the page draws it.
 *
 * @param band height of the band above {@code low}
 * @param started index of the point at which it began
 */
record Curve(
        List<String> times,
        List<Long> count,
        List<Long> negative,
        List<Double> expected,
        List<Double> low,
        List<Double> band,
        int started) {

    static Curve of(IncidentEvent event, ZoneId zone) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(zone);
        List<CurvePoint> curve = event.curve();
        return new Curve(
                curve.stream().map(point -> time.format(point.at())).toList(),
                curve.stream().map(CurvePoint::count).toList(),
                curve.stream().map(CurvePoint::negative).toList(),
                curve.stream().map(CurvePoint::expected).toList(),
                curve.stream().map(CurvePoint::low).toList(),
                curve.stream().map(point -> point.high() - point.low()).toList(),
                (int) curve.stream()
                        .filter(point -> point.at().isBefore(event.started()))
                        .count());
    }
}
