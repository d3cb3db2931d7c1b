package dev.grapevine.spike;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The life of a brand's incidents: one at a time, opened once, escalated when it gets clearly worse, resolved when it
 * has been quiet for a while.
 *
 * <p>For a day after its last activity a new one opens only if it is clearly worse than the last.
 */
final class Episode {

    private static final int MOST_ESCALATIONS = 3;

    private boolean open;
    private Kind kind = Kind.VOLUME;
    private long started = Long.MIN_VALUE;
    private int sequence;
    private int escalations;
    private double told;
    private double pace;
    private long toldAt = Long.MIN_VALUE;
    private long active = Long.MIN_VALUE;
    private double recent;
    private long recentAt;

    /** What follows from a reading at bin {@code now}; nothing most of the time. */
    Optional<IncidentEvent.Type> next(Reading reading, long now, double threshold, Tuning tuning) {
        if (!open) {
            return opens(reading, now, threshold, tuning) ? Optional.of(open(reading, now)) : Optional.empty();
        }
        if (reading.surprise() >= tuning.active() * threshold) {
            active = now;
        }
        if (now - toldAt < tuning.pauseBins()) {
            pace = Math.max(pace, reading.pace());
        }
        if (now - toldAt < tuning.growBins()) {
            told = Math.max(told, reading.surprise());
        }
        if (escalates(reading, now, tuning)) {
            escalations++;
            return Optional.of(tell(IncidentEvent.Type.ESCALATED, reading, now));
        }
        if (now - active > tuning.quietBins()) {
            open = false;
            sequence++;
            return Optional.of(IncidentEvent.Type.RESOLVED);
        }
        return Optional.empty();
    }

    private boolean opens(Reading reading, long now, double threshold, Tuning tuning) {
        boolean held = active != Long.MIN_VALUE && now - active < tuning.holdBins();
        return reading.unusual()
                && reading.surprise() >= threshold * (1 + tuning.budget() * recent(now))
                && (!held || isWorse(reading, tuning));
    }

    private IncidentEvent.Type open(Reading reading, long now) {
        recent = recent(now) + 1;
        recentAt = now;
        open = true;
        kind = reading.kind();
        started = Math.max(reading.start(), Math.min(active + 1, reading.end()));
        active = now;
        escalations = 0;
        sequence = -1;
        return tell(IncidentEvent.Type.OPENED, reading, now);
    }

    private boolean escalates(Reading reading, long now, Tuning tuning) {
        return reading.unusual()
                && escalations < MOST_ESCALATIONS
                && now - toldAt >= tuning.pauseBins()
                && isWorse(reading, tuning);
    }

    /** Incidents of the last weeks, a fortnight ago half as much as now. */
    private double recent(long now) {
        return recent == 0 ? 0 : recent * Math.pow(0.5, (now - recentAt) / (14 * 288.0));
    }

    /** Clearly more surprising than what was told, or at twice the pace it reached in the hour after. */
    private boolean isWorse(Reading reading, Tuning tuning) {
        return reading.surprise() >= tuning.escalate() * told || reading.quickPace() >= tuning.faster() * pace;
    }

    private IncidentEvent.Type tell(IncidentEvent.Type type, Reading reading, long now) {
        told = reading.surprise();
        pace = reading.pace();
        toldAt = now;
        sequence++;
        return type;
    }

    boolean isOpen() {
        return open;
    }

    Kind kind() {
        return kind;
    }

    /** Surprise of what was told last. */
    double told() {
        return told;
    }

    /** First bin of the incident. */
    long started() {
        return started;
    }

    /** Last bin at which it was not quiet. */
    long active() {
        return active;
    }

    /** Number of the event that was told last. */
    int sequence() {
        return sequence;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeBoolean(open);
        out.writeUTF(kind.name());
        out.writeLong(started);
        out.writeInt(sequence);
        out.writeInt(escalations);
        out.writeDouble(told);
        out.writeDouble(pace);
        out.writeLong(toldAt);
        out.writeLong(active);
        out.writeDouble(recent);
        out.writeLong(recentAt);
    }

    static Episode read(DataInputStream in) throws IOException {
        Episode episode = new Episode();
        episode.open = in.readBoolean();
        episode.kind = Kind.valueOf(in.readUTF());
        episode.started = in.readLong();
        episode.sequence = in.readInt();
        episode.escalations = in.readInt();
        episode.told = in.readDouble();
        episode.pace = in.readDouble();
        episode.toldAt = in.readLong();
        episode.active = in.readLong();
        episode.recent = in.readDouble();
        episode.recentAt = in.readLong();
        return episode;
    }
}
