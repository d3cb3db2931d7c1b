package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.console.Talk.Count;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.measure.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is talked about, where and by whom, in words; each line leads to its mentions. */
final class TalkView {

    private static final int ROWS = 10;
    private static final int EXCERPT = 140;

    private final Scope scope;
    private final Overview overview;

    TalkView(Scope scope, Overview overview) {
        this.scope = scope;
        this.overview = overview;
    }

    /**
     * A line with its moods.
     *
     * @param width of all of it, in percent of the longest line
     * @param negative in percent of the longest line, as the two after it
     */
    record Row(
            String name,
            String link,
            long count,
            String note,
            double width,
            double negative,
            double neutral,
            double positive) {}

    /** A line with a count or a few words beside it. */
    record Item(String name, String link, String note) {}

    private record Moods(long negative, long neutral, long positive) {

        Moods plus(String label, long count) {
            return switch (label) {
                case "negative" -> new Moods(negative + count, neutral, positive);
                case "positive" -> new Moods(negative, neutral, positive + count);
                default -> new Moods(negative, neutral + count, positive);
            };
        }

        long all() {
            return negative + neutral + positive;
        }
    }

    /** Most talked about first; what is neither negative nor positive counts as neutral here. */
    List<Row> aspects() {
        Map<String, Moods> now = byAspect(overview.talk().feelings());
        Map<String, Moods> before = byAspect(overview.talkBefore().feelings());
        return rows(now, before, "aspect");
    }

    List<Row> sources() {
        return rows(moods(overview.sourcesNow()), moods(overview.sourcesBefore()), "source");
    }

    private static Map<String, Moods> moods(Map<String, Tally> tallies) {
        Map<String, Moods> moods = new LinkedHashMap<>();
        tallies.forEach((source, tally) -> moods.put(
                source,
                new Moods(tally.negative(), tally.mentions() - tally.negative() - tally.positive(), tally.positive())));
        return moods;
    }

    private static Map<String, Moods> byAspect(List<Count> feelings) {
        Map<String, Moods> aspects = new LinkedHashMap<>();
        for (Count feeling : feelings) {
            int end = feeling.name().lastIndexOf(' ');
            if (end > 0) {
                aspects.merge(
                        feeling.name().substring(0, end),
                        new Moods(0, 0, 0).plus(feeling.name().substring(end + 1), feeling.count()),
                        (a, b) -> new Moods(
                                a.negative() + b.negative(), a.neutral() + b.neutral(), a.positive() + b.positive()));
            }
        }
        return aspects;
    }

    private List<Row> rows(Map<String, Moods> now, Map<String, Moods> before, String parameter) {
        long longest = now.values().stream().mapToLong(Moods::all).max().orElse(1);
        double scale = 100.0 / Math.max(1, longest);
        List<Row> rows = new ArrayList<>();
        now.forEach((name, moods) -> rows.add(new Row(
                MentionRow.name(name),
                Address.mentions(scope, parameter, name),
                moods.all(),
                Words.change(
                        moods.all(),
                        before.getOrDefault(name, new Moods(0, 0, 0)).all()),
                rounded(scale * moods.all()),
                rounded(scale * moods.negative()),
                rounded(scale * moods.neutral()),
                rounded(scale * moods.positive()))));
        rows.sort(Comparator.comparingLong(Row::count).reversed().thenComparing(Row::name));
        return rows.stream().limit(ROWS).toList();
    }

    private static double rounded(double percent) {
        return Math.round(percent * 10) / 10.0;
    }

    List<Item> phrases() {
        return overview.talk().phrases().stream()
                .map(phrase -> item(phrase, "phrase"))
                .toList();
    }

    List<Item> roles() {
        return overview.talk().roles().stream().map(role -> item(role, "role")).toList();
    }

    List<Item> stars() {
        return overview.talk().stars().stream()
                .sorted(Comparator.comparing(Count::name).reversed())
                .map(star -> new Item(
                        star.name().replaceAll("\\.0$", "") + " stars", "", Words.count(star.count(), "rating")))
                .toList();
    }

    List<Item> stories() {
        return overview.talk().stories().stream().map(this::story).toList();
    }

    private Item story(Talk.Story story) {
        EnrichedMention first = story.first();
        String said = first.title() == null || first.title().isBlank() ? String.valueOf(first.text()) : first.title();
        return new Item(
                MailText.shorten(MailText.oneLine(said), EXCERPT),
                Address.mentions(scope, "story", first.story().id()),
                MailText.number(story.copies()) + (story.copies() == 1 ? " copy" : " copies"));
    }

    List<Item> voices() {
        return overview.talk().voices().stream()
                .map(voice -> new Item(
                        MentionRow.name(voice.name()),
                        Address.mentions(scope, "voice", voice.name()),
                        Words.count(voice.mentions(), "mention")
                                + (voice.followers() == 0
                                        ? ""
                                        : ", " + MailText.number(voice.followers()) + " followers")))
                .toList();
    }

    private Item item(Count count, String parameter) {
        return new Item(
                MentionRow.name(count.name()),
                Address.mentions(scope, parameter, count.name()),
                Words.count(count.count(), "mention"));
    }
}
