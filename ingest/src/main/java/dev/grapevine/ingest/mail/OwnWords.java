package dev.grapevine.ingest.mail;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/**
 * What the writer of a mail said, without the mail that is answered and without the signature.
 *
 * <p>Nothing in a mail marks either for certain; these are the marks of the usual programs, in the languages of their
 * users. Where all of a text would go, it stays as it is.
 */
final class OwnWords {

    /** A closing further up is no signature but the end of a thought. */
    private static final int MAX_SIGNATURE_LINES = 10;

    /** Lines that introduce the mail that is answered; "On ... wrote:" may run over two lines. */
    private static final List<Pattern> ANSWERED = List.of(
            Pattern.compile("^\\s*(?:On|Am|Le|El|Il|Op|Em|Den|W dniu)\\b.{4,200}"
                    + "\\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|pisze)\\b.{0,120}:\\s*$"),
            Pattern.compile("^\\s*-{2,}\\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine|"
                    + "Mensaje original|Messaggio originale|Oorspronkelijk bericht|Forwarded message|"
                    + "Weitergeleitete Nachricht)\\s*-{2,}.*$"),
            Pattern.compile("^\\s*_{20,}\\s*$"));

    private static final Pattern FROM = Pattern.compile("^\\s*\\*?(?:From|Von|De|Da|Van):\\*?\\s.*$");
    private static final Pattern SENT =
            Pattern.compile("^\\s*\\*?(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato|Verzonden):\\*?\\s.*$");
    private static final Pattern QUOTED = Pattern.compile("^\\s*>.*$");

    private static final Pattern DEVICE = Pattern.compile(
            "^\\s*(?:Sent from my |Sent from (?:Mail|Yahoo|Outlook)|Get Outlook for |Von meinem .{1,40} gesendet|"
                    + "Gesendet mit |Envoyé de mon |Enviado desde mi |Inviato da ).{0,80}$");

    private static final Pattern CLOSING = Pattern.compile(
            "^\\s*(?:(?:best|kind|warm|many)?\\s*(?:regards|wishes)|many thanks|thanks|thank you|cheers|sincerely|"
                    + "yours(?: sincerely| faithfully| truly)?|mit (?:freundlichen|besten|herzlichen) grüßen|"
                    + "(?:viele|beste|liebe|herzliche|freundliche) grüße|mfg|cordialement|bien à vous|"
                    + "saludos(?: cordiales)?|un saludo|cordiali saluti|met vriendelijke groet(?:en)?|"
                    + "atenciosamente)\\s*[,.!]?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private OwnWords() {}

    /** Takes out of a page what programs mark as quoted or as a signature. */
    static void keepIn(Document document) {
        document.select("blockquote, .gmail_quote, .gmail_signature, .moz-cite-prefix, .moz-signature,"
                        + " #divRplyFwdMsg, #divRplyFwdMsg ~ *, #appendonsend ~ *, .yahoo_quoted, .protonmail_quote")
                .remove();
    }

    static String of(String text) {
        List<String> lines = text.lines().toList();
        List<String> own = withoutSignature(withoutAnswered(lines));
        String words = String.join(
                        "\n",
                        own.stream()
                                .filter(line -> !QUOTED.matcher(line).matches())
                                .toList())
                .strip();
        return words.isEmpty() ? text.strip() : words;
    }

    private static List<String> withoutAnswered(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (isAnswered(lines, i)) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }

    private static boolean isAnswered(List<String> lines, int at) {
        String line = lines.get(at);
        String two = at + 1 < lines.size() ? line + " " + lines.get(at + 1) : line;
        boolean introduced = ANSWERED.stream()
                .anyMatch(mark ->
                        mark.matcher(line).matches() || mark.matcher(two).matches());
        boolean header = FROM.matcher(line).matches()
                && at + 1 < lines.size()
                && SENT.matcher(lines.get(at + 1)).matches();
        return introduced || header;
    }

    private static List<String> withoutSignature(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean near = lines.subList(i + 1, lines.size()).stream()
                            .filter(each -> !each.isBlank())
                            .count()
                    <= MAX_SIGNATURE_LINES;
            boolean dashes = line.equals("-- ") || line.equals("--");
            if (dashes
                    || DEVICE.matcher(line).matches()
                    || (near && CLOSING.matcher(line).matches())) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }
}
