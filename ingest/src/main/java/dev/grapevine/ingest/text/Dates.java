package dev.grapevine.ingest.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as feeds and pages write them: ISO 8601 and W3C-DTF in all their shortenings, RFC 822 and asctime with their
 * usual faults.
 *
 * <p>Without a zone a time counts as UTC, without a time a day counts from midnight. A day that its month does not have
 * rolls over into the next, as most readers do.
 */
public final class Dates {

    private static final int MAX_LENGTH = 100;

    private static final String TIME =
            "(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,]\\d{1,9})?)?";
    private static final String ZONE = "(?<zone>[A-Za-z]{1,5}(?:[+-]\\d{1,2}:?\\d{2})?|[+-]\\d{1,2}(?::?\\d{2})?)";
    private static final String NOON = "(?:\\s*(?<noon>[AaPp])\\.?[Mm]\\.?)?";
    /** Every form has every group, so that one reader does for all of them. */
    private static final String NO_NOON = "(?:(?!)(?<noon>))?";

    private static final String NO_DIGITS = "(?:(?!)(?<hour2>)(?<minute2>)(?<second2>))?";
    private static final String WEEKDAY = "(?:[^\\s\\d,]{2,12}(?:[,.]\\s*|\\s+),?\\s*)?";
    private static final String MONTH = "(?<month>[^\\s\\d,.-]{3,12})";

    private static final List<Pattern> FORMS = List.of(
            // 2026-03-02T09:15:00.000+01:00, 2026-03-02 9:15, 2026/3/2, 20260302, 2026-03, 2026
            Pattern.compile("(?<year>\\d{4})(?:(?<dash>[-/.]?)(?<month>\\d{1,2})(?:\\k<dash>(?<day>\\d{1,2}))?)?"
                    + "(?:[Tt,\\s]\\s*(?:" + TIME + "|(?<hour2>\\d{2})(?<minute2>\\d{2})(?<second2>\\d{2})?))?"
                    + NOON + "\\s*" + ZONE + "?"),
            // Mon, 2 Mar 2026 09:15:00 +0100, 02-Mar-26
            Pattern.compile(WEEKDAY + "(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s.-]+(?:of\\s+)?" + MONTH
                    + "[\\s.,-]+(?<year>\\d{4}|\\d{2})(?:[\\s,T]+" + TIME + NOON + ")?\\s*" + ZONE + "?" + NO_DIGITS),
            // Mon Mar  2 09:15:00 UTC 2026
            Pattern.compile(WEEKDAY + MONTH + "\\.?\\s+(?<day>\\d{1,2}),?\\s+" + TIME + "\\s+(?:" + ZONE
                    + "\\s+)?(?<year>\\d{4})" + NO_NOON + NO_DIGITS),
            // March 2, 2026 9:15 am EST
            Pattern.compile(WEEKDAY + MONTH + "\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})"
                    + "(?:[\\s,T]+(?:at\\s+)?" + TIME + NOON + ")?\\s*" + ZONE + "?" + NO_DIGITS));

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Map<String, Integer> ZONE_HOURS = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("AST", -4),
            Map.entry("ADT", -3),
            Map.entry("ET", -5),
            Map.entry("CT", -6),
            Map.entry("MT", -7),
            Map.entry("PT", -8),
            Map.entry("BST", 1),
            Map.entry("CET", 1),
            Map.entry("MET", 1),
            Map.entry("CEST", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9),
            Map.entry("KST", 9),
            Map.entry("AEST", 10));

    private static final Pattern OFFSET = Pattern.compile("(?:[A-Za-z]+)?([+-])(\\d{1,2}):?(\\d{2})?");

    private Dates() {}

    /** Nothing, if it is not a date that we can be sure of. */
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String stripped = text.strip();
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(stripped);
            if (matcher.matches()) {
                Optional<Instant> instant = instant(matcher);
                if (instant.isPresent()) {
                    return instant;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> instant(Matcher m) {
        int month = month(m.group("month"));
        int day = number(m.group("day"), 1);
        int hour = hour(m);
        int minute = number(m, "minute");
        int second = number(m, "second");
        if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) {
            return Optional.empty();
        }
        try {
            return offset(m.group("zone"))
                    .map(zone -> LocalDate.of(year(m.group("year")), month, 1)
                            .plusDays(day - 1L)
                            .atStartOfDay()
                            .plusHours(hour)
                            .plusMinutes(minute)
                            .plusSeconds(second)
                            .toInstant(zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int hour(Matcher m) {
        int hour = number(m, "hour");
        String noon = m.group("noon");
        if (noon == null) {
            return hour;
        }
        return hour % 12 + (noon.equalsIgnoreCase("p") ? 12 : 0);
    }

    /** Two digits as in RFC 2822: 00 to 49 is this century. */
    private static int year(String text) {
        int year = Integer.parseInt(text);
        return text.length() > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    private static int month(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        return 1 + MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT));
    }

    private static Optional<ZoneOffset> offset(@Nullable String zone) {
        if (zone == null) {
            return Optional.of(ZoneOffset.UTC);
        }
        Matcher numeric = OFFSET.matcher(zone);
        if (numeric.matches()) {
            int minutes = Integer.parseInt(numeric.group(2)) * 60 + number(numeric.group(3), 0);
            return Optional.of(ZoneOffset.ofTotalSeconds((numeric.group(1).equals("-") ? -60 : 60) * minutes));
        }
        return Optional.of(ZoneOffset.ofHours(ZONE_HOURS.getOrDefault(zone.toUpperCase(Locale.ROOT), 0)));
    }

    /** With colons, or in the compact form without. */
    private static int number(Matcher m, String group) {
        String digits = m.group(group);
        return number(digits == null ? m.group(group + "2") : digits, 0);
    }

    private static int number(@Nullable String digits, int fallback) {
        return digits == null ? fallback : Integer.parseInt(digits);
    }
}
