package dev.grapevine.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.text.Dates;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a record writes the time: {@code published: {path: Date, format: dd.MM.yyyy HH:mm, zone: Europe/Berlin}}.
 *
 * @param format null where the usual ways of writing it are to be recognised
 * @param zone of times that name none
 */
record When(Expression expression, @Nullable DateTimeFormatter format, ZoneId zone) {

    private static final Pattern SECONDS = Pattern.compile("\\d{10}(?:\\.\\d{1,9})?");
    private static final Pattern MILLIS = Pattern.compile("\\d{13}");
    private static final Pattern LOCAL =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?");

    /** @throws IllegalArgumentException if there is no such format or zone */
    static When of(JsonNode written) {
        if (!written.isObject()) {
            return new When(Expression.of(written), null, ZoneOffset.UTC);
        }
        try {
            String format = written.path("format").textValue();
            return new When(
                    Expression.of(written.path("path")),
                    format == null ? null : DateTimeFormatter.ofPattern(format, Locale.ROOT),
                    ZoneId.of(written.path("zone").asText("UTC")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "published: expected {path, format such as dd.MM.yyyy HH:mm, zone such as Europe/Berlin}", e);
        }
    }

    /**
     * @return null where it stands nowhere
     * @throws IllegalArgumentException if what stands there is no time
     */
    @Nullable
    Instant read(JsonNode item) {
        String text = expression.first(item);
        if (text == null) {
            return null;
        }
        try {
            return format == null ? usual(text) : zoned(format.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("published: expected a time, found '" + text + "'", e);
        }
    }

    private Instant usual(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text.substring(0, 10)));
        }
        if (MILLIS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        if (LOCAL.matcher(text).matches()) {
            return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        }
        return Dates.parse(text).orElseThrow(() -> new DateTimeException("no time"));
    }

    private Instant zoned(TemporalAccessor parsed) {
        ZoneId named = parsed.query(java.time.temporal.TemporalQueries.zone());
        LocalDate day = LocalDate.from(parsed);
        LocalTime time = parsed.query(java.time.temporal.TemporalQueries.localTime());
        return ZonedDateTime.of(day, time == null ? LocalTime.MIDNIGHT : time, named == null ? zone : named)
                .toInstant();
    }
}
