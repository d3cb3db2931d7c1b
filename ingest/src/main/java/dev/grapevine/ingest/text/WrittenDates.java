package dev.grapevine.ingest.text;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates inside running text, as people write them in several languages: {@code 2. März 2026}, {@code 3/2/2026}. */
public final class WrittenDates {

    /** January to December, by language: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish. */
    private static final List<String> MONTHS = List.of(
            "january jan janner januar janvier janv enero ene gennaio gen janeiro januari stycznia",
            "february feb februar febr fevrier fevr febrero febbraio fevereiro fev februari lutego",
            "march mar marz maerz mrz mars marzo marco maart mrt marca",
            "april apr avril avr abril abr aprile kwietnia",
            "may mai mayo maggio mag maio mei maja",
            "june jun juni juin junio giugno giu junho czerwca",
            "july jul juli juillet juil julio luglio lug julho lipca",
            "august aug aout agosto ago augustus sierpnia",
            "september sep sept septembre septiembre settembre set setembro wrzesnia",
            "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika",
            "november nov novembre noviembre novembro listopada",
            "december dec dezember dez decembre diciembre dic dicembre dezembro grudnia");

    private static final Map<String, Integer> NUMBERS = numbers();

    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final String DAY = "([12]\\d|3[01]|0?[1-9])";
    private static final String MONTH = "([a-z]{3,12})\\.?";

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)" + YEAR + "\\s?[-/.]\\s?(1[0-2]|0?[1-9])\\s?[-/.]\\s?" + DAY + "(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)" + DAY + "(?:st|nd|rd|th|er|\\.|o)?\\s{0,2}(?:de |of |-)?\\s{0,2}" + MONTH
                    + ",?\\s{0,2}(?:de |-)?\\s{0,2}" + YEAR + "(?!\\d)");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<![a-z])" + MONTH + "\\s{1,2}" + DAY + "(?:st|nd|rd|th)?,?\\s{1,2}" + YEAR + "(?!\\d)");
    private static final Pattern NUMBERS_ONLY = Pattern.compile(
            "(?<![\\d.])" + DAY + "\\s?([./-])\\s?" + DAY + "\\s?\\2\\s?((?:19|20)?\\d{2})(?![\\d.]\\d)");

    private final boolean monthFirst;

    private WrittenDates(boolean monthFirst) {
        this.monthFirst = monthFirst;
    }

    /** @param language BCP 47; decides what 3/2/2026 means: March in American English, February elsewhere */
    public static WrittenDates in(String language) {
        String lower = language.toLowerCase(Locale.ROOT);
        return new WrittenDates(
                lower.isEmpty() || lower.equals("en") || lower.startsWith("en-us") || lower.startsWith("en_us"));
    }

    /** The first date of the text, at midnight UTC. */
    public Optional<Instant> find(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        Optional<Found> best = Optional.empty();
        for (Form form : List.of(
                new Form(YEAR_FIRST, m -> date(m.group(1), m.group(2), m.group(3))),
                new Form(DAY_FIRST, m -> named(m.group(3), m.group(2), m.group(1))),
                new Form(MONTH_FIRST, m -> named(m.group(3), m.group(1), m.group(2))),
                new Form(NUMBERS_ONLY, this::numeric))) {
            Optional<Found> found = form.first(plain);
            if (found.isPresent() && (best.isEmpty() || found.get().at < best.get().at)) {
                best = found;
            }
        }
        return best.map(Found::date);
    }

    private Optional<Instant> numeric(MatchResult m) {
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(3));
        boolean american =
                second > 12 || (monthFirst && first <= 12 && m.group(2).equals("/"));
        String year = m.group(4).length() == 2 ? "20" + m.group(4) : m.group(4);
        return american ? date(year, m.group(1), m.group(3)) : date(year, m.group(3), m.group(1));
    }

    private static Optional<Instant> named(String year, String month, String day) {
        Integer number = NUMBERS.get(month);
        return number == null ? Optional.empty() : date(year, number.toString(), day);
    }

    private static Optional<Instant> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int month = 1; month <= MONTHS.size(); month++) {
            for (String name : MONTHS.get(month - 1).split(" ", -1)) {
                numbers.put(name, month);
            }
        }
        return numbers;
    }

    private record Found(int at, Instant date) {}

    private record Form(Pattern pattern, Function<MatchResult, Optional<Instant>> reading) {

        Optional<Found> first(String text) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                Optional<Instant> date = reading.apply(matcher);
                if (date.isPresent()) {
                    return Optional.of(new Found(matcher.start(), date.get()));
                }
            }
            return Optional.empty();
        }
    }
}
