package dev.grapevine.index;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One index: documents are written through its alias, so that a new generation ("-v2") can take its place without
 * anybody noticing.
 *
 * @param alias what writers name, such as {@code grapevine-mentions-2026.03}
 */
public record IndexName(IndexFamily family, String alias) {

    /** Older months have no index of their own: a forged date of 1970 must not create one. */
    public static final int MONTHS_KEPT = 13;

    private static final Pattern REAL = Pattern.compile("(.+)-v\\d+");

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy.MM");

    /** The index of a mention's documents: its month of event time, at the earliest 13 months before it was heard. */
    public static IndexName ofMention(Instant eventTime, Instant fetched) {
        return monthly(IndexFamily.MENTIONS, later(month(eventTime), oldest(fetched)));
    }

    /**
     * The index of a rollup: the month of its bin, at the earliest 13 months before its newest mention was heard. A
     * bin older than that which changes again in a later month moves on; retention drops what it leaves behind.
     */
    public static IndexName ofRollup(Instant bin, Instant newest) {
        return monthly(IndexFamily.ROLLUPS, later(month(bin), oldest(newest)));
    }

    /** The only index of a family that is not cut by month. */
    public static IndexName only(IndexFamily family) {
        return new IndexName(family, family.alias());
    }

    /** The index behind the alias, of the present generation. */
    public String real() {
        return alias + "-v" + family.generation();
    }

    /**
     * The name of an index, whatever its generation.
     *
     * @param real such as {@code grapevine-mentions-2026.03-v1}
     */
    public static IndexName behind(IndexFamily family, String real) {
        Matcher matcher = REAL.matcher(real);
        if (!matcher.matches() || !real.startsWith(family.alias())) {
            throw new IllegalArgumentException(
                    "expected an index of " + family.alias() + " that ends in its generation, found '" + real + "'");
        }
        return new IndexName(family, matcher.group(1));
    }

    /** Empty where the family is not cut by month. */
    public Optional<YearMonth> month() {
        return alias.equals(family.alias())
                ? Optional.empty()
                : Optional.of(YearMonth.parse(alias.substring(family.alias().length() + 1), MONTH));
    }

    /** All aliases of the index: its own, and the family's. */
    public Set<String> aliases() {
        return alias.equals(family.alias()) ? Set.of(alias) : Set.of(alias, family.alias());
    }

    private static IndexName monthly(IndexFamily family, YearMonth month) {
        return new IndexName(family, family.alias() + "-" + MONTH.format(month));
    }

    private static YearMonth oldest(Instant fetched) {
        return month(fetched).minusMonths(MONTHS_KEPT);
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(ZoneOffset.UTC));
    }

    private static YearMonth later(YearMonth a, YearMonth b) {
        return a.isAfter(b) ? a : b;
    }
}
