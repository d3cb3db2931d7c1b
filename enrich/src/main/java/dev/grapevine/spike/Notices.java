package dev.grapevine.spike;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The life of notices: one for each kind and source, opened once, resolved when its cause has not been seen for two
 * hours, and not opened again within a day.
 */
final class Notices {

    private static final int QUIET = 24;
    private static final int HOLD = 288;

    private final Map<String, Notice> known = new TreeMap<>();

    /** @param started first bin, and with kind and source the notice's identity */
    record Notice(Kind kind, @Nullable String source, long started, long seen, boolean open) {

        String key() {
            return kind.name() + "|" + (source == null ? "" : source);
        }
    }

    /** A step in the life of one. */
    record Step(
            IncidentEvent.Type type,
            Notice notice,
            @Nullable Sighting sighting) {}

    /** Takes in a sighting; something to tell only where it is news. */
    Optional<Step> see(Sighting sighting, long now) {
        Notice fresh = new Notice(
                sighting.kind(), sighting.source(), sighting.reading().start(), now, true);
        Notice before = known.get(fresh.key());
        if (before == null || (!before.open() && now - before.seen() >= HOLD)) {
            known.put(fresh.key(), fresh);
            return Optional.of(new Step(IncidentEvent.Type.OPENED, fresh, sighting));
        }
        known.put(fresh.key(), new Notice(before.kind(), before.source(), before.started(), now, before.open()));
        return Optional.empty();
    }

    /** Those that are over. */
    List<Step> passTime(long now) {
        List<Step> over = close(notice -> now - notice.seen() > QUIET);
        known.values().removeIf(notice -> !notice.open() && now - notice.seen() > HOLD);
        return over;
    }

    /** Ends all that are open. */
    List<Step> close() {
        return close(notice -> true);
    }

    private List<Step> close(Predicate<Notice> isOver) {
        List<Step> over = new ArrayList<>();
        known.replaceAll((key, notice) -> {
            if (!notice.open() || !isOver.test(notice)) {
                return notice;
            }
            Notice closed = new Notice(notice.kind(), notice.source(), notice.started(), notice.seen(), false);
            over.add(new Step(IncidentEvent.Type.RESOLVED, closed, null));
            return closed;
        });
        return over;
    }

    void write(DataOutputStream out) throws IOException {
        Varint.write(out, known.size());
        for (Notice notice : known.values()) {
            out.writeUTF(notice.kind().name());
            out.writeBoolean(notice.source() != null);
            if (notice.source() != null) {
                out.writeUTF(notice.source());
            }
            out.writeLong(notice.started());
            out.writeLong(notice.seen());
            out.writeBoolean(notice.open());
        }
    }

    static Notices read(DataInputStream in) throws IOException {
        Notices notices = new Notices();
        for (int left = Varint.read(in); left > 0; left--) {
            Kind kind = Kind.valueOf(in.readUTF());
            String source = in.readBoolean() ? in.readUTF() : null;
            Notice notice = new Notice(kind, source, in.readLong(), in.readLong(), in.readBoolean());
            notices.known.put(notice.key(), notice);
        }
        return notices;
    }
}
