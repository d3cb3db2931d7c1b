package dev.grapevine.spike;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    private final EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final Map<Kind, Long> lastSeen = new EnumMap<>(Kind.class);
    private long saidAt = Long.MIN_VALUE;
    private int sequence;
    private int escalations;
    private double told;
    private double pace;
    /** Stories of the half hour that was told; as many are no worse, however empty the hour. */
    private long size;

    private long toldAt = Long.MIN_VALUE;
    private long active = Long.MIN_VALUE;
    private double recent;
    private long recentAt;

    /** What follows from a reading at bin {@code now}; nothing most of the time. */
    Optional<IncidentEvent.Type> next(Reading reading, long now, double threshold, Tuning tuning) {
        return next(reading, now, threshold, tuning.holdBins(), tuning);
    }

    /** @param hold bins for which only a clearly worse one opens after the last */
    Optional<IncidentEvent.Type> next(Reading reading, long now, double threshold, int hold, Tuning tuning) {
        if (!open) {
            return opens(reading, now, threshold, hold, tuning) ? Optional.of(open(reading, now)) : Optional.empty();
        }
        if (reading.surprise() >= tuning.active() * threshold) {
            active = now;
        }
        if (now - toldAt < tuning.pauseBins()) {
            pace = Math.max(pace, reading.pace());
            size = Math.max(size, reading.halfHour());
        }
        if (now - toldAt < tuning.growBins()) {
            told = Math.max(told, reading.surprise());
        }
        if (reading.unusual() && kinds.add(reading.kind())) {
            boolean was = kinds.contains(Kind.VOLUME) && kinds.contains(Kind.NEGATIVE);
            return Optional.of(was ? update(now) : tell(IncidentEvent.Type.ESCALATED, reading, now));
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
        return reading.unusual() && now - saidAt >= tuning.pauseBins() ? Optional.of(update(now)) : Optional.empty();
    }

    /**
     * Takes in something of another kind: it joins an open incident, or opens one of its own. What lasts is told once;
     * each further mention that has to be seen escalates, as often as anything does.
     */
    Optional<IncidentEvent.Type> see(Sighting sighting, long now, int hold, Tuning tuning) {
        Kind seen = sighting.kind();
        Long before = lastSeen.put(seen, now);
        if (open) {
            boolean news = kinds.add(seen);
            active = news || prolongs(seen) ? now : active;
            boolean urgent = seen == Kind.MUST_SEE || seen == Kind.THRESHOLD;
            if (urgent && (news || (seen == Kind.MUST_SEE && mayEscalate(now, tuning)))) {
                escalations++;
                return Optional.of(say(IncidentEvent.Type.ESCALATED, now));
            }
            return news ? Optional.of(update(now)) : Optional.empty();
        }
        boolean held = before != null && now - before < (seen == Kind.MUST_SEE ? tuning.quietBins() : hold);
        return held ? Optional.empty() : Optional.of(open(sighting.reading(), now));
    }

    /** An average stays low for long after what lowered it is over: it keeps open only what it is all of. */
    private boolean prolongs(Kind seen) {
        return seen != Kind.RATING_DROP || kinds.size() == 1;
    }

    private boolean mayEscalate(long now, Tuning tuning) {
        return escalations < MOST_ESCALATIONS && now - toldAt >= tuning.pauseBins();
    }

    private IncidentEvent.Type update(long now) {
        sequence++;
        saidAt = now;
        return IncidentEvent.Type.UPDATED;
    }

    private IncidentEvent.Type say(IncidentEvent.Type type, long now) {
        sequence++;
        saidAt = now;
        toldAt = now;
        return type;
    }

    private boolean opens(Reading reading, long now, double threshold, int hold, Tuning tuning) {
        boolean held = active != Long.MIN_VALUE && now - active < hold;
        return reading.unusual()
                && reading.surprise() >= threshold * (1 + tuning.budget() * recent(now))
                && (!held || isWorse(reading, tuning));
    }

    private IncidentEvent.Type open(Reading reading, long now) {
        recent = recent(now) + 1;
        recentAt = now;
        open = true;
        kind = reading.kind();
        kinds.clear();
        kinds.add(kind);
        started = Math.max(reading.start(), Math.min(active + 1, reading.end()));
        active = now;
        escalations = 0;
        sequence = -1;
        return tell(IncidentEvent.Type.OPENED, reading, now);
    }

    private boolean escalates(Reading reading, long now, Tuning tuning) {
        return reading.unusual() && mayEscalate(now, tuning) && isWorse(reading, tuning);
    }

    /** Incidents of the last weeks, a fortnight ago half as much as now. */
    private double recent(long now) {
        return recent == 0 ? 0 : recent * Math.pow(0.5, (now - recentAt) / (14 * 288.0));
    }

    /**
     * Clearly more surprising than what was told, or at more than twice the pace it reached in the hour after; and in
     * either case of clearly more stories, because at night the same few are many times the usual.
     */
    private boolean isWorse(Reading reading, Tuning tuning) {
        boolean more = reading.halfHour() >= tuning.escalate() * size;
        boolean faster = reading.quickPace() >= tuning.faster() * pace;
        return more && (faster || reading.surprise() >= tuning.escalate() * told);
    }

    private IncidentEvent.Type tell(IncidentEvent.Type type, Reading reading, long now) {
        told = reading.surprise();
        pace = reading.pace();
        size = reading.halfHour();
        return say(type, now);
    }

    /** Ends what is open; false where nothing is. */
    boolean close() {
        boolean was = open;
        sequence += open ? 1 : 0;
        open = false;
        return was;
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

    /** All that is part of it, that which opened it first. */
    List<Kind> kinds() {
        return Stream.concat(Stream.of(kind), kinds.stream().filter(each -> each != kind))
                .toList();
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
        out.writeLong(size);
        out.writeLong(toldAt);
        out.writeLong(active);
        out.writeDouble(recent);
        out.writeLong(recentAt);
        out.writeLong(saidAt);
        Varint.write(out, kinds.size());
        for (Kind each : kinds) {
            out.writeUTF(each.name());
        }
        Varint.write(out, lastSeen.size());
        for (Map.Entry<Kind, Long> each : lastSeen.entrySet()) {
            out.writeUTF(each.getKey().name());
            out.writeLong(each.getValue());
        }
    }

    /** @param sized whether the state knows the size of what was told, which the first versions did not */
    static Episode read(DataInputStream in, boolean sized) throws IOException {
        Episode episode = new Episode();
        episode.open = in.readBoolean();
        episode.kind = Kind.valueOf(in.readUTF());
        episode.started = in.readLong();
        episode.sequence = in.readInt();
        episode.escalations = in.readInt();
        episode.told = in.readDouble();
        episode.pace = in.readDouble();
        episode.size = sized ? in.readLong() : 0;
        episode.toldAt = in.readLong();
        episode.active = in.readLong();
        episode.recent = in.readDouble();
        episode.recentAt = in.readLong();
        episode.saidAt = in.readLong();
        for (int left = Varint.read(in); left > 0; left--) {
            episode.kinds.add(Kind.valueOf(in.readUTF()));
        }
        for (int left = Varint.read(in); left > 0; left--) {
            episode.lastSeen.put(Kind.valueOf(in.readUTF()), in.readLong());
        }
        return episode;
    }
}
