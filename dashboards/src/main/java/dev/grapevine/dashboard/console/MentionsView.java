package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Span;
import dev.grapevine.dashboard.console.OverviewView.Choice;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.sentiment.Sentiment;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of mentions in words: each with why it is here and why it feels the way it does. */
record MentionsView(
        Scope scope,
        List<Choice> moods,
        List<Choice> sources,
        String text,
        String mood,
        String source,
        String found,
        int page,
        boolean more,
        List<Row> mentions) {

    private static final List<String> MOODS = List.of("negative", "neutral", "positive", "mixed", "unscored");

    /**
     * @param match parts of the query that matched
     * @param feeling what the engine said, with its probabilities
     * @param gist intent, aspects, voice and what is new
     */
    record Row(
            String mood,
            String who,
            String source,
            String when,
            List<Piece> title,
            List<Piece> text,
            @Nullable String link,
            String match,
            String feeling,
            String standing,
            String gist) {}

    /** @param hit whether the query matched here */
    record Piece(String text, boolean hit) {}

    static MentionsView of(
            Scope scope, Brand brand, MentionFilter filter, List<String> sources, Archive.Page<EnrichedMention> page) {
        return new MentionsView(
                scope,
                MOODS.stream()
                        .map(mood -> new Choice(
                                mood, mood.equals("unscored") ? "not scored" : mood, mood.equals(filter.mood())))
                        .toList(),
                sources.stream()
                        .map(source -> new Choice(source, source, source.equals(filter.source())))
                        .toList(),
                filter.text(),
                filter.mood(),
                filter.source(),
                MailText.number(page.total()) + (page.total() == 1 ? " mention" : " mentions"),
                filter.page(),
                filter.page() < MentionFilter.LAST_PAGE && (filter.page() + 1L) * MentionFilter.PAGE < page.total(),
                page.items().stream().map(mention -> row(mention, brand.zone())).toList());
    }

    private static Row row(EnrichedMention mention, ZoneId zone) {
        return new Row(
                OverviewView.mood(mention),
                OverviewView.who(mention),
                MailText.oneLine(mention.source()),
                MailText.shortTime(mention.eventTime(), zone),
                pieces(mention, "title", mention.title()),
                pieces(mention, "text", mention.text()),
                SafeLink.of(mention.url()).orElse(null),
                match(mention),
                feeling(mention.sentiment()),
                standing(mention),
                gist(mention));
    }

    /** What it is about, what its writer is after, who that is and what is new in it. */
    private static String gist(EnrichedMention mention) {
        return String.join(
                "; ",
                Stream.of(
                                mention.intent() == null
                                        ? ""
                                        : mention.intent()
                                                + (mention.urgency() == null
                                                        ? ""
                                                        : ", " + mention.urgency() + " urgency"),
                                mention.aspects() == null
                                        ? ""
                                        : "about "
                                                + words(mention.aspects().stream()
                                                        .map(EnrichedMention.Aspect::feeling)),
                                voice(mention.voice()),
                                mention.emerging() == null ? "" : "new: " + words(mention.emerging().stream()))
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private static String voice(EnrichedMention.Voice voice) {
        if (voice.role() == null || voice.role().equals("regular")) {
            return "";
        }
        String evidence = voice.because() == null ? "" : " (" + words(voice.because().stream()) + ")";
        return (voice.role().equals("automated") ? "probably automated" : voice.role()) + " voice" + evidence;
    }

    private static String words(Stream<String> words) {
        return words.map(MailText::oneLine).collect(Collectors.joining(", "));
    }

    private static String match(EnrichedMention mention) {
        return mention.match() == null
                ? ""
                : String.join(
                        ", ",
                        mention.match().clauses().stream()
                                .map(MailText::oneLine)
                                .toList());
    }

    private static String feeling(@Nullable Sentiment sentiment) {
        if (sentiment == null) {
            return "not scored";
        }
        if (sentiment.label() == null) {
            return "not scored: " + sentiment.unscored();
        }
        return "negative " + MailText.percent(sentiment.negative()) + ", neutral "
                + MailText.percent(sentiment.neutral()) + ", positive " + MailText.percent(sentiment.positive())
                + ", says " + sentiment.engine();
    }

    private static String standing(EnrichedMention mention) {
        return String.join(
                "; ",
                Stream.of(
                                mention.own() ? "our own voice: not counted" : "",
                                mention.story().first() ? "" : "a copy of a story that was already counted",
                                mention.rating() == null
                                        ? ""
                                        : MailText.decimal(mention.rating().value()) + " of "
                                                + MailText.decimal(
                                                        mention.rating().best()) + " stars")
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /** A text cut where the query matched; spans that do not fit the text are left out. */
    static List<Piece> pieces(EnrichedMention mention, String field, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
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

    static boolean isMood(@Nullable String mood) {
        return mood != null && MOODS.contains(mood.toLowerCase(Locale.ROOT));
    }
}
