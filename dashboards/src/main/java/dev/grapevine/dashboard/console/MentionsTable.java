package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.enrichment.EnrichedMention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * Mentions as a table for spreadsheets (RFC 4180).
 *
 * <p>A cell that a spreadsheet would take for a formula begins with an apostrophe instead, after everything invisible
 * that could hide its first sign was taken away (OWASP, CSV injection).
 */
final class MentionsTable {

    private static final int LONGEST_CELL = 30_000;

    /** What formulas begin with, as typed on any keyboard. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setQuoteMode(QuoteMode.ALL)
            .setHeader(
                    "id",
                    "time",
                    "source",
                    "author",
                    "followers",
                    "title",
                    "text",
                    "sentiment",
                    "engine",
                    "intent",
                    "urgency",
                    "aspects",
                    "stars",
                    "story",
                    "first copy",
                    "link")
            .get();

    private MentionsTable() {}

    static String of(List<EnrichedMention> mentions) {
        StringBuilder out = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
            for (EnrichedMention mention : mentions) {
                printer.printRecord(cells(mention));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toString();
    }

    private static List<String> cells(EnrichedMention mention) {
        return List.of(
                mention.mention().id(),
                mention.eventTime().toString(),
                cell(mention.source()),
                cell(mention.author() == null ? null : mention.author().name()),
                mention.author() == null ? "" : plain(mention.author().followers()),
                cell(mention.title()),
                cell(mention.text()),
                MentionRow.mood(mention),
                cell(mention.sentiment() == null ? null : mention.sentiment().engine()),
                cell(mention.intent()),
                cell(mention.urgency()),
                cell(
                        mention.aspects() == null
                                ? null
                                : String.join(
                                        ", ",
                                        mention.aspects().stream()
                                                .map(EnrichedMention.Aspect::feeling)
                                                .toList())),
                mention.rating() == null
                        ? ""
                        : MailText.decimal(mention.rating().value()),
                mention.story().id(),
                mention.story().first() ? "yes" : "no",
                SafeLink.of(mention.url()).orElse(""));
    }

    private static String plain(@Nullable Object number) {
        return Objects.toString(number, "");
    }

    static String cell(@Nullable String hostile) {
        String text = hostile == null ? "" : MentionRow.line(hostile, LONGEST_CELL);
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
