package dev.grapevine.ingest.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.mapping.Mapping;
import dev.grapevine.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table with a line of column names, as spreadsheets and tools export it (RFC 4180, and its looser relatives). */
final class Table implements Records {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int HEAD = 64 * 1024;
    private static final char MARK = '\ufeff';

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> rows;
    private final List<String> columns;
    private final String file;
    private final Origin origin;
    private final Mapping mapping;
    private final InstantSource clock;

    private Table(CsvReader<CsvRecord> reader, Path file, Origin origin, Mapping mapping, InstantSource clock) {
        this.reader = reader;
        this.file = String.valueOf(file.getFileName());
        this.origin = origin;
        this.mapping = mapping;
        this.clock = clock;
        rows = reader.iterator();
        columns = rows.hasNext() ? named(rows.next().getFields()) : List.of();
    }

    /** @param delimiter null where it is to be recognised */
    static Format format(@Nullable Character delimiter, Origin origin, Mapping mapping, InstantSource clock) {
        return file -> {
            Charset charset = Encoding.of(file);
            char separator = delimiter == null ? delimiter(file, charset) : delimiter;
            try {
                return new Table(reader(file, charset, separator), file, origin, mapping, clock);
            } catch (UncheckedIOException | CsvParseException e) {
                throw new IOException("no table: " + e.getMessage(), e);
            }
        };
    }

    private static CsvReader<CsvRecord> reader(Path file, Charset charset, char separator) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(Files.newBufferedReader(file, charset));
    }

    private static List<String> named(List<String> first) {
        return first.stream()
                .map(name -> name.replace(String.valueOf(MARK), "").strip())
                .toList();
    }

    /** The one that stands most often in the line of names. */
    private static char delimiter(Path file, Charset charset) throws IOException {
        char[] head = new char[HEAD];
        int read;
        try (BufferedReader in = Files.newBufferedReader(file, charset)) {
            read = Math.max(0, in.read(head, 0, HEAD));
        }
        String line = new String(head, 0, read).lines().findFirst().orElse("");
        char best = ',';
        for (char each : DELIMITERS) {
            best = count(line, each) > count(line, best) ? each : best;
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    @Override
    public @Nullable List<Intake> next() throws IOException {
        try {
            return rows.hasNext() ? read(rows.next()) : null;
        } catch (UncheckedIOException | CsvParseException e) {
            throw new IOException("broken behind line: " + e.getMessage(), e);
        }
    }

    private List<Intake> read(CsvRecord row) {
        if (row.getFieldCount() > columns.size()) {
            String detail = row.getFieldCount() + " fields in a row, " + columns.size() + " columns";
            return List.of(Garbled.of(
                    String.join(",", row.getFields()),
                    origin.source().name(),
                    file + " line " + row.getStartingLineNumber(),
                    "WRONG_VALUE",
                    detail));
        }
        ObjectNode item = Json.json().createObjectNode();
        for (int i = 0; i < row.getFieldCount(); i++) {
            item.put(columns.get(i), row.getField(i));
        }
        Reading reading = new Reading(origin, clock.instant());
        reading.one(item, each -> mapping.read(each, reading));
        return reading.intakes();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        reader.close();
    }
}
