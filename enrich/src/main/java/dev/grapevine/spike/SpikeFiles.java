package dev.grapevine.spike;

import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs the detector over a file of counts and answers in the format that the benchmark of that file scores.
 *
 * <p>An alert stands at the arrival of the row that caused it; only what opens or escalates is an alert.
 */
public final class SpikeFiles {

    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final DateTimeFormatter NAB = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

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
        Run run = new Run(tuning);
        List<String> answer = new ArrayList<>();
        long shift = -1;
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            Instant at = LocalDateTime.parse(row[0], NAB).toInstant(ZoneOffset.UTC);
            shift = shift < 0 ? Math.floorMod(at.getEpochSecond(), SpikeDetector.BIN_SECONDS) : shift;
            Instant anchored = at.minusSeconds(shift);
            int count = (int) Math.round(Double.parseDouble(row[1]));
            if (run.hear(anchored, List.of(new Batch("file", anchored, anchored, count, 0)))
                    .filter(SpikeFiles::alerts)
                    .isPresent()) {
                answer.add(name + "," + row[0] + "," + run.score());
            }
        }
        return answer;
    }

    /** Generated micro-batches: rows {@code arrival_ts,event_ts,source,kind,sentiment,count,...} below a header. */
    public List<String> events(String name, List<String> lines) {
        Run run = new Run(tuning);
        List<Arrival> arrivals =
                lines.subList(1, lines.size()).stream().map(Arrival::parse).toList();
        List<String> answer = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); ) {
            Instant at = arrivals.get(i).batch().fetched();
            List<Batch> together = new ArrayList<>();
            for (; i < arrivals.size() && arrivals.get(i).batch().fetched().equals(at); i++) {
                together.add(arrivals.get(i).batch());
            }
            run.hear(at, together)
                    .filter(SpikeFiles::alerts)
                    .ifPresent(type -> answer.add(
                            String.join(",", name, at.toString(), run.started().toString(), word(run.kind()))));
        }
        return answer;
    }

    private static boolean alerts(IncidentEvent.Type type) {
        return type == IncidentEvent.Type.OPENED || type == IncidentEvent.Type.ESCALATED;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
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
                    row[4].equals("negative") ? texts : 0));
        }
    }

    /** One brand from its first row to its last. */
    static final class Run {
        private final SpikeDetector detector;
        private final Episode episode = new Episode();
        private final Tuning tuning;

        Run(Tuning tuning) {
            this.tuning = tuning;
            this.detector = new SpikeDetector(tuning);
        }

        Optional<IncidentEvent.Type> hear(Instant at, List<Batch> batches) {
            detector.advance(SpikeDetector.bin(at), ZONE);
            batches.forEach(batch -> detector.add(batch, false, ZONE));
            Reading reading = detector.read(AlertPolicy.DEFAULT, ZONE);
            return episode.next(reading, detector.now(), tuning.open(AlertPolicy.DEFAULT.sensitivity()), tuning);
        }

        /** From one half, where an alert starts, to one. */
        String score() {
            double excess = episode.told() / tuning.open(AlertPolicy.DEFAULT.sensitivity()) - 1;
            return String.format(Locale.ROOT, "%.4f", 1 - 0.5 * Math.exp(-Math.max(0, excess)));
        }

        Instant started() {
            return SpikeDetector.start(episode.started());
        }

        Kind kind() {
            return episode.kind();
        }
    }
}
