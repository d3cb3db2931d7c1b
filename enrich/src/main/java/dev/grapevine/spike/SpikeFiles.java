package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.health.Standings;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.spike.Decisions.Decided;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Runs the detector over a file of counts and answers in the format that the benchmark of that file scores.
 *
 * <p>An alert stands at the arrival of the row that caused it; only what opens or escalates is an alert.
 */
public final class SpikeFiles {

    private static final DateTimeFormatter NAB = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final Brand BRAND = new Brand("file", "file", "file", false, null, null, null, null, null, null);

    /** Kinds that the answer format of the scenarios has a name for. */
    private static final Set<Kind> NAMED = EnumSet.of(Kind.VOLUME, Kind.NEGATIVE, Kind.FLOOD, Kind.GAP, Kind.SHIFT);

    private final Tuning tuning;

    private SpikeFiles(Tuning tuning) {
        this.tuning = tuning;
    }

    public static SpikeFiles shipped() {
        return new SpikeFiles(Tuning.DEFAULT);
    }

    static SpikeFiles with(Tuning tuning) {
        return new SpikeFiles(tuning);
    }

    public static final String NAB_HEADER = "series,timestamp,anomaly_score";
    public static final String EVENTS_HEADER = "scenario,alert_ts,event_ts,type";

    /**
     * A series of the Numenta Anomaly Benchmark: rows {@code timestamp,value} below a header.
     *
     * @param name of the series: the first column of the answer
     * @return a row for each alert; its score is above one half, and the higher the clearer it exceeds the threshold
     */
    public List<String> nab(String name, List<String> lines) {
        Run run = new Run(tuning, BRAND);
        List<String> answer = new ArrayList<>();
        long shift = -1;
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            Instant at = LocalDateTime.parse(row[0], NAB).toInstant(ZoneOffset.UTC);
            shift = shift < 0 ? Math.floorMod(at.getEpochSecond(), SpikeDetector.BIN_SECONDS) : shift;
            Instant anchored = at.minusSeconds(shift);
            int count = (int) Math.round(Double.parseDouble(row[1]));
            run.hear(anchored, List.of(new Batch("file", anchored, anchored, count, 0))).stream()
                    .filter(alert -> alert.isTold() && !alert.kind().isNotice())
                    .findFirst()
                    .ifPresent(alert -> answer.add(name + "," + row[0] + "," + alert.score()));
        }
        return answer;
    }

    /** Generated micro-batches: rows {@code arrival_ts,event_ts,source,kind,sentiment,count,...} below a header. */
    public List<String> events(String name, List<String> lines) {
        Run run = new Run(tuning, BRAND);
        List<Arrival> arrivals =
                lines.subList(1, lines.size()).stream().map(Arrival::parse).toList();
        List<String> answer = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); ) {
            Instant at = arrivals.get(i).batch().fetched();
            List<Batch> together = new ArrayList<>();
            for (; i < arrivals.size() && arrivals.get(i).batch().fetched().equals(at); i++) {
                together.add(arrivals.get(i).batch());
            }
            run.hear(at, together).stream()
                    .filter(alert -> alert.isTold() && NAMED.contains(alert.kind()))
                    .forEach(alert -> answer.add(String.join(
                            ",", name, at.toString(), alert.started().toString(), Telling.word(alert.kind()))));
        }
        return answer;
    }

    private record Arrival(Batch batch) {
        static Arrival parse(String line) {
            String[] row = line.split(",", -1);
            int texts = Integer.parseInt(row[7]);
            return new Arrival(new Batch(
                    row[2],
                    Instant.parse(row[1]),
                    Instant.parse(row[0]),
                    texts,
                    row[4].equals("negative") ? texts : 0,
                    Math.max(0, Integer.parseInt(row[5]) - texts)));
        }
    }

    /** One brand from its first row to its last. */
    static final class Run {
        private final Decisions decisions;
        private final Tuning tuning;
        private final Brand brand;

        Run(Tuning tuning, Brand brand) {
            this.tuning = tuning;
            this.brand = brand;
            this.decisions = Decisions.start(tuning);
        }

        /** Every step that follows from what arrived at one moment. */
        List<Alert> hear(Instant at, List<Batch> batches) {
            decisions.advance(SpikeDetector.bin(at), brand, Standings.UNKNOWN);
            batches.forEach(this::take);
            Decided decided = decisions.decide(brand, tuning.holdBins());
            List<Alert> alerts = new ArrayList<>();
            if (decided.step() != null) {
                alerts.add(alert(decided.step()));
            }
            decided.notices().forEach(step -> alerts.add(alert(step)));
            return alerts;
        }

        private void take(Batch batch) {
            decisions.detector().add(batch, false, brand.zone());
            decisions.lookout().copied(batch);
        }

        private Alert alert(IncidentEvent.Type type) {
            Episode episode = decisions.episode();
            return new Alert(
                    type,
                    episode.kind(),
                    SpikeDetector.start(episode.started()),
                    episode.told() / decisions.detector().threshold(brand.policy()));
        }

        private static Alert alert(Notices.Step step) {
            return new Alert(
                    step.type(),
                    step.notice().kind(),
                    SpikeDetector.start(step.notice().started()),
                    1);
        }
    }

    /** @param clear how many times the threshold its surprise is */
    record Alert(IncidentEvent.Type type, Kind kind, Instant started, double clear) {

        boolean isTold() {
            return type == IncidentEvent.Type.OPENED || type == IncidentEvent.Type.ESCALATED;
        }

        /** From one half, where an alert starts, to one. */
        String score() {
            return String.format(Locale.ROOT, "%.4f", 1 - 0.5 * Math.exp(-Math.max(0, clear - 1)));
        }
    }
}
