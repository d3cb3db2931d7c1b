package dev.grapevine.ingest.file;

import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.mapping.Mapping;
import dev.grapevine.ingest.source.Options;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The formats that need a {@code map}, by their names in sources.yml. */
public final class FileFormats {

    private FileFormats() {}

    /** @throws IllegalArgumentException if there is no such format, or the mapping is wrong */
    public static Records.Format of(Origin origin, InstantSource clock) {
        Options told = origin.source().options();
        String format = told.text("format").orElse("csv");
        Mapping mapping = Mapping.ofDirect(told.map("map"), origin);
        return switch (format) {
            case "csv" -> Table.format(delimiter(told), origin, mapping, clock);
            case "jsonl" -> JsonRecords.format(origin, mapping, clock);
            default ->
                throw new IllegalArgumentException("format: expected csv, jsonl or mbox, found '" + format + "'");
        };
    }

    private static @Nullable Character delimiter(Options told) {
        String delimiter = told.text("delimiter").orElse("");
        if (delimiter.isEmpty()) {
            return null;
        }
        if (delimiter.equals("tab")) {
            return '\t';
        }
        if (delimiter.length() > 1) {
            throw new IllegalArgumentException("delimiter: expected one character or tab, found '" + delimiter + "'");
        }
        return delimiter.charAt(0);
    }
}
