package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Span;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.sentiment.Sentiment;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One mention in words: what was said, why it is here and why it feels the way it does.
 *
 * @param host of the link, so that nobody opens they know not what
 * @param clauses parts of the query that matched
 * @param sure how sure the engine is of each label; empty where nothing was scored
 * @param engine what scored it, or why nothing did
 * @param corrected who knew better, and what the machine had said; empty where its label stands
 * @param copies of the same story, this one included
 */
record MentionRow(
        String id,
        String mood,
        String who,
        String source,
        When when,
        List<Piece> title,
        List<Piece> text,
        @Nullable String link,
        String host,
        List<String> clauses,
        List<Likely> sure,
        String engine,
        String corrected,
        String standing,
        String gist,
        String story,
        long copies) {

    /** As much of a text as a page holds; the source has the rest. */
    private static final int LONGEST = 4_000;

    private static final int LONGEST_NAME = 80;

    /** So many signs are looked at for each that is shown, so that a megabyte of text costs no more than a page. */
    private static final int LOOKED_AT = 8;

    /** Signs for machines, and ends of lines that are none: one space for each, so that places in the text stay. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

    /** @param hit whether the query matched here */
    record Piece(String text, boolean hit) {}

    /** @param percent 0 to 100 */
    record Likely(String label, long percent) {}

    static MentionRow of(EnrichedMention mention, ZoneId zone, long copies) {
        @Nullable String link = SafeLink.of(mention.url()).orElse(null);
        return new MentionRow(
                mention.mention().id(),
                mood(mention),
                who(mention),
                name(mention.source()),
                When.of(mention.eventTime(), zone),
                pieces(mention, "title", mention.title()),
                pieces(mention, "text", mention.text()),
                link,
                link == null ? "" : String.valueOf(URI.create(link).getHost()),
                mention.match() == null
                        ? List.of()
                        : mention.match().clauses().stream()
                                .map(MentionRow::name)
                                .toList(),
                sure(mention.sentiment()),
                engine(mention.sentiment()),
                corrected(mention.correction()),
                standing(mention),
                gist(mention),
                mention.story().id(),
                copies);
    }

    static String who(EnrichedMention mention) {
        String name = mention.author() == null ? null : mention.author().name();
        return name == null ? "Somebody" : name(name);
    }

    static String mood(EnrichedMention mention) {
        return mention.sentiment() == null || mention.sentiment().label() == null
                ? "not scored"
                : mention.sentiment().label().word();
    }

    static String name(String hostile) {
        return line(hostile, LONGEST_NAME);
    }

    /** Harmless, with the lines it has. */
    static String block(String hostile) {
        return MailText.withoutTurns(UNSEEN.matcher(hostile).replaceAll(" "));
    }

    /** One harmless line of bounded length. */
    static String line(String hostile, int longest) {
        String start = hostile.substring(0, Math.min(hostile.length(), LOOKED_AT * longest));
        return MailText.shorten(MailText.oneLine(start), longest);
    }

    private static List<Likely> sure(@Nullable Sentiment sentiment) {
        return sentiment == null || sentiment.label() == null
                ? List.of()
                : List.of(
                        new Likely("negative", Math.round(100 * sentiment.negative())),
                        new Likely("neutral", Math.round(100 * sentiment.neutral())),
                        new Likely("positive", Math.round(100 * sentiment.positive())));
    }

    private static String engine(@Nullable Sentiment sentiment) {
        if (sentiment == null || sentiment.label() == null) {
            return "not scored" + (sentiment == null ? "" : ": " + sentiment.unscored());
        }
        String stars = Sentiment.CONTRADICT.equals(sentiment.stars()) ? "; the stars say something else" : "";
        return "says " + sentiment.engine() + stars;
    }

    private static String corrected(EnrichedMention.@Nullable Corrected correction) {
        return correction == null
                ? ""
                : "corrected by " + (correction.by() == null ? "a rule" : name(correction.by())) + "; the machine said "
                        + correction.machine();
    }

    private static String standing(EnrichedMention mention) {
        return joined(Stream.of(
                mention.own() ? "our own voice: not counted" : "",
                mention.story().first() ? "" : "a copy of a story that was already counted",
                mention.author() == null || mention.author().followers() == null
                        ? ""
                        : MailText.number(mention.author().followers()) + " followers",
                mention.rating() == null
                        ? ""
                        : MailText.decimal(mention.rating().value()) + " of "
                                + MailText.decimal(mention.rating().best()) + " stars"));
    }

    /** What it is about, what its writer is after, who that is and what is new in it. */
    private static String gist(EnrichedMention mention) {
        return joined(Stream.of(
                intent(mention),
                mention.aspects() == null
                        ? ""
                        : "about " + words(mention.aspects().stream().map(EnrichedMention.Aspect::feeling)),
                voice(mention.voice()),
                mention.emerging() == null ? "" : "new: " + words(mention.emerging().stream())));
    }

    static String intent(EnrichedMention mention) {
        return mention.intent() == null
                ? ""
                : name(mention.intent())
                        + (mention.urgency() == null ? "" : ", " + name(mention.urgency()) + " urgency");
    }

    static String voice(EnrichedMention.Voice voice) {
        if (voice.role() == null || voice.role().equals("regular")) {
            return "";
        }
        String evidence = voice.because() == null ? "" : " (" + words(voice.because().stream()) + ")";
        return (voice.role().equals("automated") ? "probably automated" : voice.role()) + " voice" + evidence;
    }

    private static String joined(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String words(Stream<String> words) {
        return words.map(MentionRow::name).collect(Collectors.joining(", "));
    }

    /** A text cut where the query matched; spans that do not fit the text are left out. */
    static List<Piece> pieces(EnrichedMention mention, String field, @Nullable String whole) {
        if (whole == null) {
            return List.of();
        }
        String text = UNSEEN.matcher(MailText.shorten(whole, LONGEST)).replaceAll(" ");
        List<Span> spans = mention.match() == null
                ? List.of()
                : mention.match().spans().stream()
                        .filter(span -> span.field().equals(field))
                        .sorted(Comparator.comparingInt(Span::start))
                        .toList();
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Span span : spans) {
            if (span.start() >= done && span.end() > span.start() && span.end() <= text.length()) {
                add(pieces, text.substring(done, span.start()), false);
                add(pieces, text.substring(span.start(), span.end()), true);
                done = span.end();
            }
        }
        add(pieces, text.substring(done), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean hit) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(MailText.withoutTurns(text), hit));
        }
    }
}
