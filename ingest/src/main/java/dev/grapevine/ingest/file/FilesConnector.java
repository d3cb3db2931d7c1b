package dev.grapevine.ingest.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file, or every file of a watched folder, and what is written to them later.
 *
 * <p>The position is, for each file, how many of its records were read and how large it was then. A file that has grown
 * is read on behind them; one that has become smaller is another one and is read from its beginning, where its records'
 * ids tell what is new. A file is left alone until nobody has written to it for {@link #SETTLED}, so that no half record
 * is read. Names that begin with a dot or end like a copy under way are not looked at.
 */
public final class FilesConnector implements Connector {

    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final int MAX_RECORDS = 2_000;
    private static final int MAX_FILES = 5_000;
    private static final String FILES = "files";
    private static final String RECORDS = "records";
    private static final String SIZE = "size";

    private final Path path;
    private final Records.Format format;
    private final Origin origin;
    private final InstantSource wall;
    private @Nullable Open open;

    /** @param wall real time: whether somebody is writing has nothing to do with the stream's clock */
    public FilesConnector(Origin origin, Records.Format format, InstantSource wall) {
        this.path = Path.of(origin.source().location());
        this.format = format;
        this.origin = origin;
        this.wall = wall;
    }

    @Override
    public Batch poll(ObjectNode position) {
        try {
            List<Path> files = files();
            if (files.size() > MAX_FILES) {
                return Batch.nothing(
                        position, State.PARKED, "more than " + MAX_FILES + " files: move away what is done");
            }
            return poll(files, forgotten(position, files));
        } catch (IOException e) {
            close();
            return Batch.nothing(position, State.FAILING, path + " cannot be read: " + e.getMessage());
        }
    }

    private Batch poll(List<Path> files, ObjectNode position) throws IOException {
        boolean written = false;
        for (Path file : files) {
            long size = Files.size(file);
            JsonNode known = position.path(FILES).path(name(file));
            if (size == known.path(SIZE).asLong(-1)) {
                continue;
            }
            if (isSettled(file)) {
                long from = size < known.path(SIZE).asLong(0)
                        ? 0
                        : known.path(RECORDS).asLong(0);
                return read(file, from, size, position);
            }
            written = true;
        }
        return Batch.of(List.of(), position).notBefore(written ? SETTLED : null);
    }

    private Batch read(Path file, long from, long size, ObjectNode position) throws IOException {
        List<Intake> intakes = new ArrayList<>();
        boolean ended = false;
        Open reading = opened(file, from, size);
        while (!ended && intakes.size() < MAX_RECORDS) {
            List<Intake> next = next(reading);
            ended = next == null;
            if (next != null) {
                intakes.addAll(next);
                reading.read++;
            }
        }
        ObjectNode after = position.deepCopy();
        after.withObject("/" + FILES)
                .putObject(name(file))
                .put(RECORDS, reading.read)
                .put(SIZE, ended ? size : -1);
        if (ended) {
            close();
        }
        return Batch.of(intakes, after).notBefore(Duration.ZERO);
    }

    /** A file that is broken in its middle ends there, with a dead letter that says so. */
    private @Nullable List<Intake> next(Open reading) {
        if (reading.broken) {
            return null;
        }
        try {
            return reading.records.next();
        } catch (IOException e) {
            reading.broken = true;
            String where = name(reading.file) + " behind record " + reading.read;
            return List.of(
                    Garbled.of("", origin.source().name(), where, "WRONG_VALUE", String.valueOf(e.getMessage())));
        }
    }

    /** The one that the last poll left open, where it stands at the right place; else a new one is read up to there. */
    private Open opened(Path file, long from, long size) throws IOException {
        Open last = open;
        if (last != null && last.file.equals(file) && last.read == from && last.size == size) {
            return last;
        }
        close();
        Open fresh = new Open(file, format.open(file), size);
        open = fresh;
        while (fresh.read < from && fresh.records.next() != null) {
            fresh.read++;
        }
        return fresh;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? List.of(path) : List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !isUnderWay(name(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isUnderWay(String name) {
        return name.startsWith(".")
                || name.endsWith("~")
                || name.endsWith(".tmp")
                || name.endsWith(".part")
                || name.endsWith(".crdownload");
    }

    private boolean isSettled(Path file) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return !written.plus(SETTLED).isAfter(wall.instant());
    }

    /** Without the files that are no longer there. */
    private static ObjectNode forgotten(ObjectNode position, List<Path> files) {
        ObjectNode next = position.deepCopy();
        ObjectNode kept = next.withObject("/" + FILES);
        kept.retain(files.stream().map(FilesConnector::name).toList());
        return next;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void close() {
        Open last = open;
        open = null;
        if (last != null) {
            try {
                last.records.close();
            } catch (IOException e) {
                // it was only read
            }
        }
    }

    private static final class Open {

        private final Path file;
        private final Records records;
        private final long size;
        private long read;
        private boolean broken;

        Open(Path file, Records records, long size) {
            this.file = file;
            this.records = records;
            this.size = size;
        }
    }
}
