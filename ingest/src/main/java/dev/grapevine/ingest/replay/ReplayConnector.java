package dev.grapevine.ingest.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Lines;
import dev.grapevine.ingest.connector.Lines.Line;
import dev.grapevine.ingest.connector.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears a recording again, line after line, and ends with its last one.
 *
 * <p>The position is the offset after the last line. A file that has become shorter than that is not the one that was
 * read: the source is parked rather than started over under the same name.
 */
public final class ReplayConnector implements Connector {

    private static final int MAX_LINES = 10_000;
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    private final Path file;
    private final ReplaySpeed speed;
    private final LongSupplier nanoTime;
    private final ReplayLine parser;
    private @Nullable Pace pace;

    public ReplayConnector(Origin origin, ReplaySpeed speed) {
        this(origin, speed, System::nanoTime);
    }

    ReplayConnector(Origin origin, ReplaySpeed speed, LongSupplier nanoTime) {
        this.file = Path.of(origin.source().location());
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.parser = new ReplayLine(origin);
    }

    @Override
    public boolean repeatsItems() {
        return false;
    }

    @Override
    public Batch poll(ObjectNode position) {
        long offset = position.path("offset").asLong();
        try {
            if (Files.size(file) < offset) {
                return Batch.nothing(position, State.PARKED, file + " is shorter than what was already read of it");
            }
            try (Lines lines = Lines.of(file, offset)) {
                return read(lines, position);
            }
        } catch (IOException e) {
            return Batch.nothing(position, State.PARKED, file + " cannot be read: " + e.getMessage());
        }
    }

    private Batch read(Lines lines, ObjectNode position) throws IOException {
        Progress progress = new Progress(position);
        while (progress.intakes.size() < MAX_LINES && progress.bytes < MAX_BYTES) {
            Line line = lines.next();
            if (line == null) {
                return progress.batch(State.ENDED, null);
            }
            Duration early = progress.take(line);
            if (!early.isZero()) {
                return progress.batch(State.OK, early);
            }
        }
        return progress.batch(State.OK, Duration.ZERO);
    }

    /** How long before its time it would be to hear this now. */
    private Duration early(Instant recorded) {
        if (speed.isMax()) {
            return Duration.ZERO;
        }
        if (pace == null) {
            pace = new Pace(recorded, nanoTime.getAsLong());
        }
        Instant reached = pace.recorded.plus(speed.recorded(nanoTime.getAsLong() - pace.realNanos));
        return recorded.isAfter(reached) ? speed.real(Duration.between(reached, recorded)) : Duration.ZERO;
    }

    /** A recorded time, and the real time at which it was heard again. */
    private record Pace(Instant recorded, long realNanos) {}

    /** What a poll has read so far. */
    private final class Progress {

        private final ObjectNode before;
        private final List<Intake> intakes = new ArrayList<>();
        private long bytes;
        private long offset;
        private long lines;
        private @Nullable Instant clock;

        Progress(ObjectNode position) {
            before = position;
            offset = position.path("offset").asLong();
            lines = position.path("line").asLong();
            clock = position.has("clock") ? Instant.parse(position.path("clock").asText()) : null;
        }

        /** Takes the line, unless it is not its time yet. */
        Duration take(Line line) {
            if (!line.isBlank()) {
                Intake intake = parser.read(line.bytes(), lines + 1);
                if (intake instanceof Heard heard) {
                    Instant recorded = heard.mention().fetched();
                    Duration early = early(recorded);
                    if (!early.isZero()) {
                        return early;
                    }
                    clock = clock == null || recorded.isAfter(clock) ? recorded : clock;
                }
                intakes.add(intake);
            }
            lines++;
            bytes += line.end() - offset;
            offset = line.end();
            return Duration.ZERO;
        }

        Batch batch(State state, @Nullable Duration again) {
            ObjectNode position = before.deepCopy().put("offset", offset).put("line", lines);
            if (clock != null) {
                position.put("clock", clock.toString());
            }
            return new Batch(intakes, position, state, null, again, clock);
        }
    }
}
